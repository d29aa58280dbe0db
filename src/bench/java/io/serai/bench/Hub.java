package io.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A hub under measure. What it has done is read from its store, beside it, so that asking is not in its figures. */
final class Hub implements AutoCloseable {

    private static final long LOOK_MS = 100;
    private static final List<String> JAVA = List.of("-XX:MaxRAM=1g", "@docker/java.options", "-Xmx512m");
    private static final String DONE = "select count(*) from drop_ledger where partner = ? and result = 'done'";
    private static final String DUE =
            "select exists (select 1 from document where account = ? and entity = 'order' and state = 'due')";

    private final Program program;
    private final Path home;
    private final JdbcTemplate store;

    private Hub(Program program, Path home) {
        this.program = program;
        this.home = home;
        SQLiteConfig reading = new SQLiteConfig();
        reading.setReadOnly(true);
        SQLiteDataSource file = new SQLiteDataSource(reading);
        file.setUrl("jdbc:sqlite:" + home.resolve("data").resolve("serai.db"));
        this.store = new JdbcTemplate(file);
    }

    /** What a wait ends with. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Ready when this returns. @param partners as {@link SeraiProgram} takes them */
    static Hub start(Path home, Path errors, String partners, List<String> settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(home.toString(), partners));
        arguments.addAll(settings);
        Program program = Program.start(Program.java(JAVA, SeraiProgram.class, arguments), errors);
        program.await("READY");
        return new Hub(program, home);
    }

    /** With the one partner {@code bench}, whose account is {@code main}. */
    static Hub start(Path home, Path errors, Destination destination) throws IOException {
        return start(home, errors, "bench:main:daily", account("main", destination));
    }

    static List<String> account(String name, Destination destination, String... more) {
        String prefix = "--serai.kiliba.accounts." + name + ".";
        List<String> settings = new ArrayList<>(List.of(
                prefix + "base-url=" + destination.address(),
                prefix + "api-key=bench",
                prefix + "requests-per-second=1000"));
        for (String setting : more) {
            settings.add(prefix + setting);
        }
        return settings;
    }

    /** As a partner does. A name of its own each time: the same bytes again are another story than the same file again. */
    void drop(String partner, Load.Files files) throws IOException {
        String time = Instant.now().toEpochMilli() + "-";
        Path folder = home.resolve(partner);
        Files.move(files.headers(), folder.resolve("headers").resolve(time + "headers.csv"));
        Files.move(files.lines(), folder.resolve("lines").resolve(time + "lines.csv"));
    }

    /** What it costs until all is read and sent. */
    Cost load(Load.Files files) throws IOException, InterruptedException {
        long closed = closed("bench");
        Cost before = cost();
        drop("bench", files);
        until(() -> closed("bench") == closed + 2 && isIdle("main"));
        return cost().since(before);
    }

    Cost cost() throws IOException {
        return Cost.of(program.pid());
    }

    long pid() {
        return program.pid();
    }

    void until(Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            program.checkAlive();
            Thread.sleep(LOOK_MS);
        }
    }

    /** Files of the partner whose rows are all kept. */
    long closed(String partner) {
        return number(DONE, partner);
    }

    /** Whether no file is being read and nothing waits to be sent to the account. */
    boolean isIdle(String account) {
        return number("select count(*) from drop_ledger where result = 'open'") == 0 && number(DUE, account) == 0;
    }

    long number(String sql, Object... values) {
        Long number = store.queryForObject(sql, Long.class, values);
        return number == null ? 0 : number;
    }

    /** The rows of a query of texts. */
    List<String> texts(String sql) {
        return store.queryForList(sql, String.class);
    }

    void kill() {
        program.kill();
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
