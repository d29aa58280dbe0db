package io.serai.read;

import io.serai.feed.Field;
import io.serai.read.BoundRow.BoundPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the parts of one row: Bindy binds it to its model, the rules of its kind hold. */
interface RowRules {

    /**
     * One part, or a header and a line.
     *
     * @param values canonical texts by field; missing or empty for what the row does not have
     * @param cells the row as it was read
     * @throws CellFault the first rule that it breaks
     */
    List<BoundPart> parts(Map<Field, String> values, List<String> cells) throws CellFault;

    /** The rules of the file's kind of rows. */
    static RowRules of(FileColumns file, BindyModels models) {
        HeaderRules headers = new HeaderRules(file);
        CatalogueRules catalogue = new CatalogueRules(file);
        LineRules lines = new LineRules(file.feed(), file.slots());
        return switch (file.feed().rows()) {
            case CATEGORIES -> (values, cells) -> List.of(catalogue.part(models.categories.bind(values), cells));
            case PRODUCTS -> (values, cells) -> List.of(catalogue.part(models.products.bind(values), cells));
            case PRODUCT_PROMOTIONS ->
                (values, cells) -> List.of(catalogue.part(models.promotions.bind(values), values));
            case PRODUCT_CATEGORIES -> (values, cells) -> List.of(catalogue.part(models.placements.bind(values)));
            case CUSTOMER_GROUPS -> (values, cells) -> List.of(headers.part(models.groups.bind(values), cells));
            case CUSTOMERS -> {
                CustomerRules customers = new CustomerRules(file);
                yield (values, cells) -> List.of(customers.part(models.customers.bind(values), cells));
            }
            case CONSENTS -> (values, cells) -> List.of(headers.part(models.consents.bind(values)));
            case TICKETS, TICKET_LINES, TICKETS_WITH_LINES -> {
                TicketRules tickets = new TicketRules(file);
                yield withLines(
                        file,
                        (values, cells) -> List.of(tickets.part(models.tickets.bind(values), cells)),
                        lines,
                        models);
            }
            case CARTS, CART_LINES, CARTS_WITH_LINES -> {
                CartRules carts = new CartRules(file);
                yield withLines(
                        file, (values, cells) -> List.of(carts.part(models.carts.bind(values), cells)), lines, models);
            }
            case VISITS -> (values, cells) -> List.of(headers.part(models.visits.bind(values), cells));
            case STORES -> (values, cells) -> List.of(headers.part(models.stores.bind(values)));
            case FILE -> throw new IllegalArgumentException(file.feed().name() + " has files of which no row is read");
        };
    }

    /** A line that comes with its header is of the header's version. */
    private static RowRules withLines(FileColumns file, RowRules headers, LineRules lines, BindyModels models) {
        if (!file.feed().rows().setsLine()) {
            return headers;
        }
        if (!file.feed().rows().setsHeader()) {
            return (values, cells) -> List.of(lines.part(models.lines.bind(values)));
        }
        return (values, cells) -> {
            List<BoundPart> parts = new ArrayList<>(2);
            parts.addAll(headers.parts(values, cells));
            BoundPart line = lines.part(models.lines.bind(values));
            parts.add(new BoundPart(line.document(), line.part(), parts.get(0).updatedAt(), line.values()));
            return parts;
        };
    }
}
