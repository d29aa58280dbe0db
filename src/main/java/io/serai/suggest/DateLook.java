package io.serai.suggest;

import java.util.List;

/**
 * How the dates of one column are written.
 *
 * @param patterns as in a feed's {@code date-patterns}, the most frequent first; never empty
 * @param read how many of the column's filled cells they read
 * @param local how many of those say no offset, so that they need a zone
 * @param timed how many of those say a time of day
 * @param undecided the other order of day and month that reads every value as well; empty when the values prove the order
 * @param proof how the values prove the order of day and month; empty when there is nothing to prove
 */
record DateLook(List<String> patterns, long read, long local, long timed, String undecided, String proof) {}
