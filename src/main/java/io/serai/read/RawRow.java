package io.serai.read;

import java.util.List;

/**
 * One framed record: its cells as text, not yet understood.
 *
 * @param record from 1, header not counted, blank lines counted
 * @param line the physical line where it starts, from 1
 * @param cells never null; a blank line has none
 */
public record RawRow(long record, long line, List<String> cells) {}
