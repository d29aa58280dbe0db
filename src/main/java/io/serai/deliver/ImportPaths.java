package io.serai.deliver;

import io.serai.assemble.Target;
import io.serai.model.Entity;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where each request goes. All are placeholders, to be confirmed with Kiliba.
 *
 * @param category path of the import of categories
 * @param product path of the import of products
 * @param customerGroup path of the import of customer groups
 * @param customer path of the import of customers
 * @param order path of the import of orders
 * @param cart path of the import of carts
 * @param visit path of the import of visits
 * @param blacklist path that takes addresses that may not be written to
 * @param whitelist path that takes addresses that may be written to again
 */
public record ImportPaths(
        @DefaultValue("/client/v1/import/categories") String category,
        @DefaultValue("/client/v1/import/products") String product,

        @DefaultValue("/client/v1/import/customer-groups") String customerGroup,

        @DefaultValue("/client/v1/import/customers") String customer,
        @DefaultValue("/client/v1/import/orders") String order,
        @DefaultValue("/client/v1/import/carts") String cart,
        @DefaultValue("/client/v1/import/visits") String visit,
        @DefaultValue("/client/v1/customers/blacklist") String blacklist,
        @DefaultValue("/client/v1/customers/whitelist") String whitelist) {

    public ImportPaths {
        checkPath("category", category);
        checkPath("product", product);
        checkPath("customer-group", customerGroup);
        checkPath("customer", customer);
        checkPath("order", order);
        checkPath("cart", cart);
        checkPath("visit", visit);
        checkPath("blacklist", blacklist);
        checkPath("whitelist", whitelist);
    }

    private static void checkPath(String setting, String path) {
        KilibaSettings.check(path.startsWith("/"), setting, path, "a path that begins with /");
    }

    /** Where items of this entity go when {@code target} takes them. */
    String of(Entity entity, Target target) {
        return switch (target) {
            case BLACKLIST -> blacklist;
            case WHITELIST -> whitelist;
            case IMPORT ->
                switch (entity) {
                    case CATEGORY -> category;
                    case PRODUCT -> product;
                    case CUSTOMER_GROUP -> customerGroup;
                    case CUSTOMER -> customer;
                    case ORDER -> order;
                    case CART -> cart;
                    case VISIT -> visit;
                    case CONSENT, STORE ->
                        throw new IllegalArgumentException("a " + entity.word() + " is not imported");
                };
        };
    }
}
