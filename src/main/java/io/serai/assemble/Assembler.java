package io.serai.assemble;

import io.serai.state.Document;

/** Makes the Kiliba item of a whole document (contract schemas {@code Customer}, {@code DeletedCustomer}, {@code Order}). */
public interface Assembler {

    /** Never null; a pure function of the document. */
    Assembled assemble(Document document);

    /** With more lines no item of a document fits into so many bytes, whatever they say. */
    default int linesMax(long bytes) {
        return Integer.MAX_VALUE;
    }
}
