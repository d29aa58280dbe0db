package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Feed.BlankLines;
import io.serai.feed.Feed.RowKind;
import io.serai.feed.Field;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.read.BoundRow.BoundPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the rows of one file: cells to canonical text, Bindy to a model, rules to values. Not thread-safe. */
final class FileBinding {
    private final Feed feed;
    private final int cellCount;
    private final Slots slots;
    private final BindyModels models;
    private final CustomerRules customers;
    private final TicketRules tickets;
    private final LineRules lines;
    private final LinePositions positions;
    private final boolean positioned;

    /** The row's canonical texts; used again for every row. */
    private final Map<Field, String> values = new EnumMap<>(Field.class);

    FileBinding(Feed feed, Header header, ReadSettings settings, BindyModels models) {
        this.feed = feed;
        this.cellCount = header.names().size();
        this.slots = new Slots(feed, header, settings);
        this.models = models;
        this.customers = new CustomerRules(feed, slots, new CustomFields(feed, header, slots.nullWords(), settings));
        this.tickets = new TicketRules(feed, slots);
        this.lines = new LineRules(feed, slots);
        this.positions = new LinePositions(slots, settings);
        this.positioned = feed.policies().lineIds() == Feed.LineIds.POSITION && feed.rows() != RowKind.CUSTOMERS;
    }

    BoundRow bind(RawRow row) {
        if (row.fault() == null && isBlank(row.cells())) {
            return blank(row);
        }
        try {
            checkFrame(row);
            return new BoundRow(row.record(), row.line(), parts(row.cells()), null);
        } catch (CellFault fault) {
            return rejected(row, fault, null);
        }
    }

    private static boolean isBlank(List<String> cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private BoundRow blank(RawRow row) {
        if (feed.format().blankLines() == BlankLines.COUNT) {
            return new BoundRow(row.record(), row.line(), List.of(), null);
        }
        return rejected(
                row, new CellFault(Reason.REQUIRED, null, "a row with values; blank lines are not agreed"), "row");
    }

    private void checkFrame(RawRow row) throws CellFault {
        Reason fault = row.fault();
        if (fault != null) {
            String column = row.faultColumn() == null ? "row" : row.faultColumn();
            throw new CellFault(fault, column, null, fault.fix());
        }
        if (row.cells().size() != cellCount) {
            throw new CellFault(Reason.CELL_COUNT, "row", row.cells().size() + " cells", cellCount + " cells");
        }
    }

    private List<BoundPart> parts(List<String> cells) throws CellFault {
        values.clear();
        if (positioned) {
            values.put(Field.LINE, positions.next(cells));
        }
        boolean deleted = customers.deleted(cells);
        for (Slot slot : slots.inOrder()) {
            if (!deleted || CustomerRules.KEPT_WHEN_DELETED.contains(slot.field())) {
                read(slot, cells, deleted);
            }
        }
        return switch (feed.rows()) {
            case CUSTOMERS -> List.of(customers.part(models.customer(values), cells));
            case TICKETS -> List.of(tickets.part(models.ticket(values)));
            case TICKET_LINES -> List.of(lines.part(models.line(values)));
            case TICKETS_WITH_LINES -> both();
        };
    }

    private List<BoundPart> both() throws CellFault {
        List<BoundPart> parts = new ArrayList<>(2);
        BoundPart ticket = tickets.part(models.ticket(values));
        BoundPart line = lines.part(models.line(values));
        parts.add(ticket);
        parts.add(new BoundPart(line.document(), line.part(), ticket.updatedAt(), line.values()));
        return parts;
    }

    private void read(Slot slot, List<String> cells, boolean deleted) throws CellFault {
        if (values.containsKey(slot.field())) {
            return;
        }
        try {
            values.put(slot.field(), slot.read(cells, slots.nullWords()));
        } catch (CellFault fault) {
            if (deleted && slot.field() != Field.CUSTOMER_ID) {
                return;
            }
            throw fault.column() != null
                    ? fault
                    : new CellFault(fault.reason(), slot.column(), fault.found(), fault.expected());
        }
    }

    private static BoundRow rejected(RawRow row, CellFault fault, @Nullable String place) {
        String column = fault.column() == null ? place : fault.column();
        Reject reject = new Reject(
                row.line(), row.record(), column, fault.reason(), fault.found(), fault.expected(), row.cells());
        return new BoundRow(row.record(), row.line(), List.of(), reject);
    }
}
