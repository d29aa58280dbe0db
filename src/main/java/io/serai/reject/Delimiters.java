package io.serai.reject;

import io.serai.feed.Feed;

/** A feed's separators as characters. */
final class Delimiters {

    private Delimiters() {}

    static char of(Feed feed) {
        String word = feed.format().delimiter();
        return word.equals("tab") ? '\t' : word.charAt(0);
    }

    /** The feed's quote; a double quote where the feed has none, since a message may hold the delimiter. */
    static char quoteOf(Feed feed) {
        String word = feed.format().quote();
        return word.equals("none") ? '"' : word.charAt(0);
    }
}
