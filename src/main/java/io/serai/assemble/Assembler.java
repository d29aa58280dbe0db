package io.serai.assemble;

import io.serai.model.Entity;
import io.serai.state.Document;

/** Makes the Kiliba item of a whole document (contract schemas {@code Customer}, {@code DeletedCustomer}, {@code Order}). */
public interface Assembler {

    /** Never null; a pure function of the document. */
    Assembled assemble(Document document);

    /** With more lines no item of such a document fits into so many bytes, whatever they say. */
    default int linesMax(Entity entity, long bytes) {
        return Integer.MAX_VALUE;
    }
}
