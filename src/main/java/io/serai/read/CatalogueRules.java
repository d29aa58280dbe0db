package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.model.CategoryValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartKey;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import io.serai.model.PromotionValues;
import io.serai.model.Reason;
import io.serai.read.BoundRow.BoundPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rows of a catalogue must fulfil: categories, products, their promotions and their categories. */
final class CatalogueRules {
    /** What the destination takes at most: the largest whole number that every JSON reader keeps exactly. */
    static final long QUANTITY_MAX = (1L << 53) - 1;

    private final FileColumns file;
    private final Feed feed;
    private final Slots slots;

    CatalogueRules(FileColumns file) {
        this.file = file;
        this.feed = file.feed();
        this.slots = file.slots();
    }

    BoundPart part(CategoryRow row, List<String> cells) throws CellFault {
        String id = CommonRules.present(row.category);
        if (id.equals(row.parent)) {
            throw new CellFault(
                    Reason.NOT_A_CHOICE, slots.column(Field.PARENT), row.parent, "another category, or nothing");
        }
        CategoryValues values = new CategoryValues(
                id,
                row.parent,
                CommonRules.present(row.name),
                row.updatedAt,
                file.metadata().of(cells));
        DocumentKey key = new DocumentKey(feed.partner(), Entity.CATEGORY, "", id);
        return new BoundPart(key, PartKey.HEADER, row.updatedAt, values);
    }

    BoundPart part(ProductRow row, List<String> cells) throws CellFault {
        ProductValues values = Boolean.TRUE.equals(row.deleted) ? deleted(row) : values(row, cells);
        return new BoundPart(product(row.product, row.variant), PartKey.HEADER, row.updatedAt, values);
    }

    private static ProductValues deleted(ProductRow row) {
        ProductValues known = new ProductValues(
                CommonRules.present(row.product),
                row.variant,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                row.createdAt,
                null,
                true,
                Map.of());
        return known.gone(row.updatedAt);
    }

    private ProductValues values(ProductRow row, List<String> cells) throws CellFault {
        CommonRules.checkOrder(row.createdAt, row.updatedAt, slots);
        List<String> categories = categories(row);
        return new ProductValues(
                CommonRules.present(row.product),
                row.variant,
                row.sku,
                row.ean,
                names(row, cells),
                file.translations().of(Field.DESCRIPTION, cells, row.description, row.language),
                price(Field.PRICE_NET, row.priceNet),
                price(Field.PRICE_GROSS, row.priceGross),
                row.recommendable,
                quantity(CommonRules.present(row.quantity)),
                CommonRules.present(row.inStock),
                row.recommendableOutOfStock,
                row.imageUrl,
                CommonRules.present(row.relativeUrl),
                CommonRules.present(row.absoluteUrl),
                row.defaultVariant,
                categories,
                row.defaultCategory == null && !categories.isEmpty() ? categories.get(0) : row.defaultCategory,
                row.createdAt,
                row.updatedAt,
                false,
                file.metadata().of(cells));
    }

    /** The default category is one of them, whether it is named among them or not. */
    private static List<String> categories(ProductRow row) {
        List<String> categories = IdsForm.split(CommonRules.orEmpty(row.categories));
        if (row.defaultCategory != null && !categories.contains(row.defaultCategory)) {
            categories.add(0, row.defaultCategory);
        }
        return categories;
    }

    private Map<String, String> names(ProductRow row, List<String> cells) throws CellFault {
        Map<String, String> names = file.translations().of(Field.NAME, cells, row.name, row.language);
        if (names.isEmpty()) {
            String column = feed.translations().entrySet().stream()
                    .filter(name -> name.getKey().startsWith(Field.NAME.word() + "."))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(slots.column(Field.NAME));
            throw new CellFault(Reason.REQUIRED, column, null, "a name in at least one language");
        }
        return names;
    }

    private BigDecimal price(Field field, @Nullable BigDecimal price) throws CellFault {
        BigDecimal given = CommonRules.present(price);
        if (given.signum() < 0) {
            throw new CellFault(
                    Reason.NEGATIVE_AMOUNT, slots.column(field), given.toPlainString(), "a price of 0 or more");
        }
        return given;
    }

    private long quantity(BigDecimal quantity) throws CellFault {
        boolean whole = quantity.stripTrailingZeros().scale() <= 0;
        if (!whole || quantity.signum() < 0 || quantity.compareTo(BigDecimal.valueOf(QUANTITY_MAX)) > 0) {
            throw new CellFault(
                    Reason.NUMBER_OUT_OF_RANGE,
                    slots.column(Field.QUANTITY),
                    quantity.toPlainString(),
                    "a whole number from 0 to " + QUANTITY_MAX);
        }
        return quantity.longValueExact();
    }

    /** @param values may hold the promotion's place in the file as its id, which no column has */
    BoundPart part(PromotionRow row, Map<Field, String> values) throws CellFault {
        checkEnd(row.startsAt, row.endsAt);
        PromotionValues promotion = new PromotionValues(
                price(Field.PRICE_NET, row.priceNet),
                price(Field.PRICE_GROSS, row.priceGross),
                row.startsAt,
                row.endsAt);
        String id = row.promotion == null ? CommonRules.present(values.get(Field.LINE)) : row.promotion;
        return new BoundPart(product(row.product, row.variant), line(id), null, promotion);
    }

    private void checkEnd(@Nullable Instant start, @Nullable Instant end) throws CellFault {
        if (start != null && end != null && end.isBefore(start)) {
            throw new CellFault(
                    Reason.DATES_OUT_OF_ORDER,
                    slots.column(Field.ENDS_AT),
                    end.toString(),
                    "a time from " + start + " on");
        }
    }

    BoundPart part(PlacementRow row) {
        String category = CommonRules.present(row.category);
        return new BoundPart(product(row.product, row.variant), line(category), null, new PlacementValues(category));
    }

    private PartKey line(String id) {
        return new PartKey(feed.rows().linePrefix() + id);
    }

    /** A variant is a product of its own at the destination: (product, variant) is its key. */
    private DocumentKey product(@Nullable String product, @Nullable String variant) {
        return new DocumentKey(
                feed.partner(), Entity.PRODUCT, CommonRules.orEmpty(variant), CommonRules.present(product));
    }
}
