package io.serai.rehearse;

import io.serai.assemble.Assembled;
import io.serai.assemble.Assembler;
import io.serai.batch.Batches;
import io.serai.batch.Batches.Item;
import io.serai.batch.Batches.Limits;
import io.serai.check.RequestLimits;
import io.serai.model.Reason;
import io.serai.state.Entry;
import io.serai.state.Outbox.Due;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assembles documents as delivering does; nothing is marked in a store. */
final class Standings {

    private final Assembler assembler;
    private final RequestLimits limits;
    private final Map<String, Limits> byAccount = new HashMap<>();

    Standings(Assembler assembler, RequestLimits limits) {
        this.assembler = assembler;
        this.limits = limits;
    }

    Standing of(@Nullable Entry entry) {
        if (entry == null) {
            return Standing.NOTHING;
        }
        if (entry.document().header() == null && entry.document().lines().isEmpty()) {
            return new Standing(Standing.NOTHING.word(), null, null, entry);
        }
        if (!entry.whole()) {
            return new Standing(Standing.HELD, null, null, entry);
        }
        Assembled assembled = assembler.assemble(entry.document());
        byte[] json = assembled.json();
        if (json == null) {
            Reason reason = assembled.refused();
            return new Standing(String.valueOf(reason), null, null, entry);
        }
        return fits(entry, assembled)
                ? new Standing(Standing.ITEM, json, HexFormat.of().formatHex(assembled.hash()), entry)
                : new Standing(Reason.ITEM_TOO_LARGE.name(), null, null, entry);
    }

    private boolean fits(Entry entry, Assembled made) {
        String account = entry.document().account();
        Limits limit = byAccount.computeIfAbsent(account, limits::of);
        Iterator<Item> alone =
                List.of(new Item(new Due(entry.document(), 0, 0, null), made)).iterator();
        return new Batches(alone, limit, tooLarge -> {}).hasNext();
    }
}
