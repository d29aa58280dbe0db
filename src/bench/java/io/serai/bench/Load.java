package io.serai.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What is read: ticket headers in one file, ticket lines in another, both shuffled. The same load gives the same bytes.
 *
 * @param lines ticket lines in all; four to a ticket
 * @param giants further tickets of 10,000 lines each, whose lines are not in {@code lines}
 * @param giant lines of one further ticket; 0 for none
 * @param changedPercent so many of a hundred tickets are written, with other quantities; 0 writes all as they are
 * @param store the letter that stores, and so the ids of orders, begin with
 */
record Load(long lines, int giants, int giant, int changedPercent, String store) {

    static final int LINES_OF_TICKET = 4;
    static final int LINES_OF_GIANT = 10_000;
    /** 6 MB, the default of an account, at some 110 bytes a line. */
    private static final int LINES_OF_REQUEST_MAX = 54_000;

    private static final long SEED = 1;
    private static final int STORES = 40;
    private static final long FIRST_SECOND = 1_600_000_000L;
    private static final long SECONDS = 150_000_000L;
    private static final int PRODUCTS = 20_000;
    private static final String[] WORDS = {"Baguette", "Croissant", "Pain de mie", "Tarte", "Brioche", "Quiche", "Eclair"};

    static Load of(long lines) {
        return new Load(lines, 0, 0, 0, "S");
    }

    /** What a daily file holds of this load. */
    Load changed(int percent) {
        return new Load(lines, giants, giant, percent, store);
    }

    Load with(int giants, int giant) {
        return new Load(lines, giants, giant, changedPercent, store);
    }

    Load of(String store) {
        return new Load(lines, giants, giant, changedPercent, store);
    }

    long tickets() {
        return plain() + giants + (giant > 0 ? 1 : 0);
    }

    long allLines() {
        return lines + (long) giants * LINES_OF_GIANT + giant;
    }

    /** Tickets that can be delivered: one that is larger than a request may be becomes a dead letter. */
    long sentTickets() {
        return tickets() - (giant > LINES_OF_REQUEST_MAX ? 1 : 0);
    }

    /** Their lines. */
    long sentLines() {
        return allLines() - (giant > LINES_OF_REQUEST_MAX ? giant : 0);
    }

    /** How many tickets the files hold. */
    long writtenTickets() {
        long written = 0;
        for (long ticket = 0; ticket < tickets(); ticket++) {
            written += isWritten(ticket) ? 1 : 0;
        }
        return written;
    }

    /** Tickets of four lines. */
    private long plain() {
        return lines / LINES_OF_TICKET;
    }

    /** Both files. */
    record Files(Path headers, Path lines) {}

    Files write(Path folder) throws IOException {
        Path headers = folder.resolve("headers.csv");
        Path linesFile = folder.resolve("lines.csv");
        write(headers, linesFile);
        return new Files(headers, linesFile);
    }

    private void write(Path headers, Path linesFile) throws IOException {
        try (Writer out = java.nio.file.Files.newBufferedWriter(headers, StandardCharsets.UTF_8)) {
            out.write("store,ticket,customer,status,amount_net,amount_gross,created_at,updated_at\n");
            Shuffle order = new Shuffle(tickets(), SEED);
            for (long i = 0; i < tickets(); i++) {
                header(out, order.at(i));
            }
        }
        try (BufferedWriter out = java.nio.file.Files.newBufferedWriter(linesFile, StandardCharsets.UTF_8)) {
            out.write("store,ticket,line,product,name,quantity,amount_net,amount_gross\n");
            Shuffle order = new Shuffle(allLines(), SEED + 1);
            for (long i = 0; i < allLines(); i++) {
                line(out, order.at(i));
            }
        }
    }

    private void header(Writer out, long ticket) throws IOException {
        if (!isWritten(ticket)) {
            return;
        }
        long random = Shuffle.mix(ticket + SEED);
        key(out, ticket);
        out.write(",C" + Math.floorMod(random >>> 8, 1_000_000) + ",paid,");
        money(out, Math.floorMod(random >>> 16, 20_000));
        out.write(',');
        money(out, Math.floorMod(random >>> 16, 20_000) * 12 / 10);
        out.write(',');
        long created = FIRST_SECOND + Math.floorMod(random, SECONDS);
        out.write(Instant.ofEpochSecond(created).toString());
        out.write(',');
        out.write(Instant.ofEpochSecond(created + (changedPercent > 0 ? SECONDS : 0)).toString());
        out.write('\n');
    }

    private void line(Writer out, long index) throws IOException {
        long ticket;
        long number;
        if (index < lines) {
            ticket = index / LINES_OF_TICKET;
            number = index % LINES_OF_TICKET;
        } else if (index - lines < (long) giants * LINES_OF_GIANT) {
            ticket = plain() + (index - lines) / LINES_OF_GIANT;
            number = (index - lines) % LINES_OF_GIANT;
        } else {
            ticket = plain() + giants;
            number = index - lines - (long) giants * LINES_OF_GIANT;
        }
        if (!isWritten(ticket)) {
            return;
        }
        long random = Shuffle.mix(index * 7 + SEED);
        long net = Math.floorMod(random >>> 16, 5_000) + 1;
        long quantity = 1 + Math.floorMod(random >>> 40, 9) + (changedPercent > 0 ? 10 : 0);
        key(out, ticket);
        out.write("," + (number + 1) + ",37600" + (100_000 + Math.floorMod(random, PRODUCTS)) + ",");
        out.write(WORDS[Math.floorMod(random >>> 4, WORDS.length)]);
        out.write("," + quantity + ",");
        money(out, net);
        out.write(',');
        money(out, net * 12 / 10);
        out.write('\n');
    }

    private boolean isWritten(long ticket) {
        return changedPercent == 0 || Math.floorMod(Shuffle.mix(ticket + 77), 100) < changedPercent;
    }

    private void key(Writer out, long ticket) throws IOException {
        out.write(store + (ticket % STORES + 1) + "," + (1_000_000 + ticket / STORES));
    }

    private static void money(Writer out, long cents) throws IOException {
        out.write(cents / 100 + "." + (char) ('0' + cents / 10 % 10) + (char) ('0' + cents % 10));
    }
}
