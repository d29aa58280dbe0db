package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartKey;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.StagedRow.StagedPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Staged rows as bytes; they live no longer than the staging of one drop, so the form may change freely. */
final class RowCodec {

    private RowCodec() {}

    static void write(RowBytes out, StagedRow row) {
        int length = out.beginLength();
        out.number(row.placed().placement());
        out.number(row.record());
        out.number(row.line());
        out.text(row.placed().key().entity().word());
        out.text(row.placed().key().store());
        out.text(row.placed().key().id());
        out.number(row.parts().size());
        for (StagedPart part : row.parts()) {
            out.text(part.part().line());
            time(out, part.at());
            out.text(part.json());
        }
        out.endLength(length);
    }

    /** Of the next row, which is skipped. */
    static long placement(RowBytes in) {
        int length = in.nextLength();
        int start = in.position();
        long placement = in.nextNumber();
        in.seek(start + length);
        return placement;
    }

    /** @param partner whose rows they are: it is not written */
    static StagedRow read(RowBytes in, String partner) {
        in.nextLength();
        long placement = in.nextNumber();
        long record = in.nextNumber();
        long line = in.nextNumber();
        Entity entity = Entity.of(in.nextText());
        Placed placed = new Placed(placement, new DocumentKey(partner, entity, in.nextText(), in.nextText()));
        int count = (int) in.nextNumber();
        List<StagedPart> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id = in.nextText();
            parts.add(new StagedPart(id.isEmpty() ? PartKey.HEADER : new PartKey(id), time(in), in.nextText()));
        }
        return new StagedRow(record, line, placed, parts);
    }

    private static void time(RowBytes out, @Nullable Instant time) {
        out.number(time == null ? 0 : 1);
        if (time != null) {
            out.number(time.getEpochSecond());
            out.number(time.getNano());
        }
    }

    private static @Nullable Instant time(RowBytes in) {
        return in.nextNumber() == 0 ? null : Instant.ofEpochSecond(in.nextNumber(), in.nextNumber());
    }
}
