package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.model.ConsentValues;
import io.serai.model.DocumentKey;
import io.serai.model.GroupValues;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.model.StoreValues;
import io.serai.model.VisitValues;
import io.serai.read.BoundRow.BoundPart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What rows must fulfil that are documents of one part: groups, consents, visits and stores. */
final class HeaderRules {
    private static final int VISIT_ID_CHARS = 32;

    private final FileColumns file;
    private final Feed feed;

    HeaderRules(FileColumns file) {
        this.file = file;
        this.feed = file.feed();
    }

    BoundPart part(GroupRow row, List<String> cells) throws CellFault {
        String id = CommonRules.present(row.group);
        GroupValues values = new GroupValues(
                id,
                CommonRules.present(row.name),
                row.updatedAt,
                file.metadata().of(cells));
        return header(id, row.updatedAt, values);
    }

    /** The same address in other letters is the same person. */
    BoundPart part(ConsentRow row) {
        String email = CommonRules.present(row.email).toLowerCase(Locale.ROOT);
        return header(email, row.updatedAt, new ConsentValues(email, Boolean.TRUE.equals(row.optedOut)));
    }

    BoundPart part(StoreRow row) {
        String id = CommonRules.present(row.store);
        return header(id, row.updatedAt, new StoreValues(id, CommonRules.present(row.name), row.shop));
    }

    /** A visit has no id: it is what it says, and its time is its version. */
    BoundPart part(VisitRow row, List<String> cells) throws CellFault {
        if (row.product == null && row.category == null) {
            String column = file.slots().column(Field.PRODUCT);
            throw new CellFault(Reason.REQUIRED, column, null, "a product, or a category");
        }
        Instant date = CommonRules.present(row.visitedAt);
        VisitValues values = new VisitValues(
                row.customer,
                CommonRules.present(row.customerEmail),
                CommonRules.present(row.url),
                date,
                row.product,
                row.variant,
                row.category,
                file.metadata().of(cells));
        return header(visitId(values), date, values);
    }

    private static String visitId(VisitValues visit) {
        String said = String.join(
                "\0",
                CommonRules.orEmpty(visit.customerId()),
                CommonRules.orEmpty(visit.email()).toLowerCase(Locale.ROOT),
                visit.url(),
                visit.date().toString(),
                CommonRules.orEmpty(visit.productId()),
                CommonRules.orEmpty(visit.variantId()),
                CommonRules.orEmpty(visit.categoryId()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, VISIT_ID_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private BoundPart header(String id, @Nullable Instant updatedAt, PartValues values) {
        DocumentKey key = new DocumentKey(feed.partner(), feed.rows().entity(), "", id);
        return new BoundPart(key, PartKey.HEADER, updatedAt, values);
    }
}
