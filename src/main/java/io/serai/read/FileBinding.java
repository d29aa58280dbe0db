package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Format.BlankLines;
import io.serai.feed.Policies;
import io.serai.feed.RowKind;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.read.BoundRow.BoundPart;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds the rows of one file: cells to canonical text, Bindy to a model, rules to values. Not thread-safe. */
final class FileBinding {
    private static final Set<Field> IDS = EnumSet.of(Field.CUSTOMER_ID, Field.PRODUCT, Field.VARIANT);

    private static final Set<Field> KEPT_WHEN_DELETED = EnumSet.of(
            Field.CUSTOMER_ID, Field.PRODUCT, Field.VARIANT, Field.DELETED, Field.CREATED_AT, Field.UPDATED_AT);

    private final Feed feed;
    private final int cellCount;
    private final Slots slots;
    private final RowRules rules;
    private final LinePositions positions;
    private final boolean positioned;

    /** The row's canonical texts; used again for every row. */
    private final Map<Field, String> values = new EnumMap<>(Field.class);

    FileBinding(Feed feed, Header header, ReadSettings settings, BindyModels models) {
        FileColumns file = FileColumns.of(feed, header, settings);
        this.feed = feed;
        this.cellCount = header.names().size();
        this.slots = file.slots();
        this.rules = RowRules.of(file, models);
        this.positions = new LinePositions(feed.rows().entity(), slots, settings);
        this.positioned = feed.policies().lineIds() == Policies.LineIds.POSITION
                && feed.rows().setsLine()
                && feed.rows() != RowKind.PRODUCT_CATEGORIES;
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
        boolean deleted = deleted(cells);
        for (Slot slot : slots.inOrder()) {
            if (!deleted || KEPT_WHEN_DELETED.contains(slot.field())) {
                read(slot, cells, deleted);
            }
        }
        return rules.parts(values, cells);
    }

    /** What is deleted needs only its ids; its other cells may be wiped. */
    private boolean deleted(List<String> cells) {
        Slot slot = slots.of(Field.DELETED);
        if (slot == null) {
            return false;
        }
        try {
            return slot.read(cells, slots.nullWords()).equals("true");
        } catch (CellFault fault) {
            return false; // told in its column's turn
        }
    }

    private void read(Slot slot, List<String> cells, boolean deleted) throws CellFault {
        if (values.containsKey(slot.field())) {
            return;
        }
        try {
            values.put(slot.field(), slot.read(cells, slots.nullWords()));
        } catch (CellFault fault) {
            if (deleted && !IDS.contains(slot.field())) {
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
