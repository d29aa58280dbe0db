package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartKey;
import io.serai.state.StagedRow.StagedPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Staged rows as bytes; they live no longer than the staging of one drop, so the form may change freely. */
final class RowCodec {

    private static final Entity[] ENTITIES = Entity.values();

    private RowCodec() {}

    static void write(DataOutputStream out, StagedRow row) throws IOException {
        out.writeLong(row.record());
        out.writeLong(row.line());
        text(out, row.key().partner());
        out.writeByte(row.key().entity().ordinal());
        text(out, row.key().store());
        text(out, row.key().id());
        out.writeByte(row.parts().size());
        for (StagedPart part : row.parts()) {
            text(out, part.part().line());
            time(out, part.at());
            text(out, part.json());
        }
    }

    static StagedRow read(DataInputStream in) throws IOException {
        long record = in.readLong();
        long line = in.readLong();
        DocumentKey key = new DocumentKey(text(in), ENTITIES[in.readByte()], text(in), text(in));
        int count = in.readByte();
        List<StagedPart> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(new StagedPart(new PartKey(text(in)), time(in), text(in)));
        }
        return new StagedRow(record, line, key, parts);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeBoolean(time != null);
        if (time != null) {
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
        }
    }

    private static @Nullable Instant time(DataInputStream in) throws IOException {
        return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
    }
}
