package io.serai.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The store of a program that does not run, seen without changing it: an SQLite file is read from a copy. */
final class DeadStore {

    private final Path data;
    private final String url;
    private final String user;
    private final String password;

    /** @param settings the program's; without a database's address the embedded store in the data folder is meant */
    DeadStore(Path data, Map<String, String> settings) {
        this.data = data;
        this.url = settings.getOrDefault("spring.datasource.url", "");
        this.user = settings.getOrDefault("spring.datasource.username", "");
        this.password = settings.getOrDefault("spring.datasource.password", "");
    }

    /** The drops that have ended, each as "partner name result". */
    Set<String> ended() throws IOException, SQLException {
        return Set.copyOf(
                lines("select partner || ' ' || name || ' ' || result from drop_ledger where result <> 'open'"));
    }

    /** What the database finds wrong with itself and with its sums; empty when nothing is. */
    List<String> faults() throws IOException, SQLException {
        List<String> faults = new ArrayList<>(lines("""
                        select 'drop ' || id || ' (' || name || ') ' || result || ': ' || records || ' records'
                        from drop_ledger where result = 'open'
                            or (result = 'done'
                                and records <> accepted + unchanged + duplicate + stale + rejected + blank)
                            or (result = 'failed' and records <> 0)"""));
        if (url.isEmpty()) {
            List<String> found = new ArrayList<>(lines("pragma integrity_check"));
            found.remove("ok");
            faults.addAll(found);
        }
        return faults;
    }

    private List<String> lines(String sql) throws IOException, SQLException {
        if (url.isEmpty() && !Files.exists(data.resolve("serai.db"))) {
            return List.of();
        }
        Path copy = Files.createTempDirectory("store");
        try (Connection connection = DriverManager.getConnection(url.isEmpty() ? copied(copy) : url, user, password);
                Statement statement = connection.createStatement()) {
            if (!hasLedger(connection)) {
                return List.of();
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        } finally {
            delete(copy);
        }
    }

    /** Not before the first start came so far. */
    private static boolean hasLedger(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "drop_ledger", null)) {
            return tables.next();
        }
    }

    private String copied(Path copy) throws IOException {
        for (String name : List.of("serai.db", "serai.db-wal")) {
            if (Files.exists(data.resolve(name))) {
                Files.copy(data.resolve(name), copy.resolve(name));
            }
        }
        return "jdbc:sqlite:" + copy.resolve("serai.db");
    }

    private static void delete(Path folder) throws IOException {
        Set<Path> files = new HashSet<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
