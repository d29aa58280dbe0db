package io.serai.state;

import java.util.List;

/**
 * What a move read here and read back there.
 *
 * @param sumsHere how the records of all drops ended, and the documents by state; {@code sumsThere} the same, counted there
 */
public record Moved(List<Table> tables, String sumsHere, String sumsThere) {

    public Moved {
        tables = List.copyOf(tables);
    }

    /** Whether nothing differs; only then the copy was kept. */
    public boolean equal() {
        return tables.stream().allMatch(Table::equal) && sumsHere.equals(sumsThere);
    }

    /** One table: its rows, and a checksum (32 hex digits) over their content. */
    public record Table(String name, long rowsHere, long rowsThere, String checksumHere, String checksumThere) {

        public boolean equal() {
            return rowsHere == rowsThere && checksumHere.equals(checksumThere);
        }
    }
}
