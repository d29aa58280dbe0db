package io.serai.read;

import org.apache.camel.CamelContext;

/** Our row models, compiled from their Bindy annotations once. */
final class BindyModels {
    final CompiledModel<CategoryRow> categories;
    final CompiledModel<ProductRow> products;
    final CompiledModel<PromotionRow> promotions;
    final CompiledModel<PlacementRow> placements;
    final CompiledModel<GroupRow> groups;
    final CompiledModel<CustomerRow> customers;
    final CompiledModel<ConsentRow> consents;
    final CompiledModel<TicketRow> tickets;
    final CompiledModel<LineRow> lines;
    final CompiledModel<CartRow> carts;
    final CompiledModel<VisitRow> visits;
    final CompiledModel<StoreRow> stores;

    BindyModels(CamelContext camel) {
        this.categories = CompiledModel.of(CategoryRow.class, CategoryRow::new, CategoryRow.FIELDS, camel);
        this.products = CompiledModel.of(ProductRow.class, ProductRow::new, ProductRow.FIELDS, camel);
        this.promotions = CompiledModel.of(PromotionRow.class, PromotionRow::new, PromotionRow.FIELDS, camel);
        this.placements = CompiledModel.of(PlacementRow.class, PlacementRow::new, PlacementRow.FIELDS, camel);
        this.groups = CompiledModel.of(GroupRow.class, GroupRow::new, GroupRow.FIELDS, camel);
        this.customers = CompiledModel.of(CustomerRow.class, CustomerRow::new, CustomerRow.FIELDS, camel);
        this.consents = CompiledModel.of(ConsentRow.class, ConsentRow::new, ConsentRow.FIELDS, camel);
        this.tickets = CompiledModel.of(TicketRow.class, TicketRow::new, TicketRow.FIELDS, camel);
        this.lines = CompiledModel.of(LineRow.class, LineRow::new, LineRow.FIELDS, camel);
        this.carts = CompiledModel.of(CartRow.class, CartRow::new, CartRow.FIELDS, camel);
        this.visits = CompiledModel.of(VisitRow.class, VisitRow::new, VisitRow.FIELDS, camel);
        this.stores = CompiledModel.of(StoreRow.class, StoreRow::new, StoreRow.FIELDS, camel);
    }
}
