package io.serai.model;

/**
 * One part of a document: its header, or one of its lines.
 *
 * @param line the line id within the ticket; empty for the header
 */
public record PartKey(String line) {

    public static final PartKey HEADER = new PartKey("");

    public boolean isHeader() {
        return line.isEmpty();
    }
}
