package io.serai.assemble;

import io.serai.state.Document;

/** Makes the Kiliba item of a whole document (contract schemas {@code Customer}, {@code DeletedCustomer}, {@code Order}). */
public interface Assembler {

    /** Never null; a pure function of the document. */
    Assembled assemble(Document document);
}
