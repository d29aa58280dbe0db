package io.serai.state;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A table of the store as the database describes it: whatever migrations add is known without a word here. */
record StoreTable(String name, List<String> columns, List<String> key, Set<String> parents) {

    /** Holds rows in a new store already: where numbering begins. */
    private static final String COUNTER = "counter";

    private static final String MIGRATIONS = "flyway_schema_history";

    /** All tables that hold state, those that others refer to first. */
    static List<StoreTable> all(Connection connection) throws SQLException {
        Set<String> names = named(
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"}),
                "TABLE_NAME");
        List<StoreTable> tables = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(MIGRATIONS) && !name.startsWith("sqlite_")) {
                tables.add(described(connection, name));
            }
        }
        return parentsFirst(tables);
    }

    private static StoreTable described(Connection connection, String name) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String schema = connection.getSchema();
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet found = about.getPrimaryKeys(null, schema, name)) {
            while (found.next()) {
                key.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
            }
        }
        Set<String> columns = named(about.getColumns(null, schema, name, "%"), "COLUMN_NAME");
        Set<String> parents = named(about.getImportedKeys(null, schema, name), "PKTABLE_NAME");
        parents.remove(name);
        return new StoreTable(name, List.copyOf(columns), List.copyOf(key.values()), parents);
    }

    private static Set<String> named(ResultSet rows, String column) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (rows) {
            while (rows.next()) {
                names.add(rows.getString(column));
            }
        }
        return names;
    }

    private static List<StoreTable> parentsFirst(List<StoreTable> tables) {
        Map<String, StoreTable> ordered = new LinkedHashMap<>();
        while (ordered.size() < tables.size()) {
            int before = ordered.size();
            tables.stream()
                    .filter(table -> ordered.keySet().containsAll(table.parents))
                    .forEach(table -> ordered.putIfAbsent(table.name, table));
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + tables);
            }
        }
        return List.copyOf(ordered.values());
    }

    /** In the order of the key, so that a row comes after the one of its own table that it refers to. */
    String select() {
        String sql = "select " + String.join(", ", columns) + " from " + name;
        return key.isEmpty() ? sql : sql + " order by " + String.join(", ", key);
    }

    String insert() {
        return "insert into " + name + " (" + String.join(", ", columns) + ") values ("
                + FileTimes.marks(columns.size()) + ")";
    }

    /** Removes what a new store begins with. */
    String clear() {
        return "delete from " + name;
    }

    /** Finds a row that a new store does not have. */
    String used() {
        return "select 1 from " + name + (name.equals(COUNTER) ? " where value <> 0" : "") + " limit 1";
    }
}
