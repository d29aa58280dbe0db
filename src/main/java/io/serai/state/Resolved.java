package io.serai.state;

import io.serai.model.LineValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What other documents of the partner say about what a document names.
 *
 * @param shops the destination's name of a store by the partner's; without those that are called alike
 * @param products the products of lines that name them by a code, by kind, colon and code
 * @param customer the customer; null when it is not known, or its account's items do not say more than the id
 */
public record Resolved(
        Map<String, String> shops,
        Map<String, ProductId> products,
        @Nullable Party customer) {

    public static final Resolved NONE = new Resolved(Map.of(), Map.of(), null);

    /** A product's composite key at the destination. */
    public record ProductId(String id, @Nullable String variant) {}

    /** Contract schema {@code PartyReference} without the id. */
    public record Party(
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            List<String> groupIds,
            @Nullable String defaultGroupId) {}

    /** What the destination calls a store. */
    public String shop(String store) {
        return shops.getOrDefault(store, store);
    }

    /** The product that a line means; by what the line says itself when that is all that is known. */
    public ProductId product(LineValues line) {
        ProductId own = new ProductId(line.product(), line.variant());
        LineValues.More more = line.more();
        return more == null || more.match() == null
                ? own
                : products.getOrDefault(code(more.match(), line.product()), own);
    }

    static String code(String kind, String code) {
        return kind + ":" + code;
    }
}
