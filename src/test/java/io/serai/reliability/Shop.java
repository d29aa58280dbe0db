package io.serai.reliability;

import io.serai.reliability.Partner.Kind;
import io.serai.reliability.Truth.CustomerRow;
import io.serai.reliability.Truth.LineRow;
import io.serai.reliability.Truth.Said;
import io.serai.reliability.Truth.Ticket;
import io.serai.reliability.Truth.TicketRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes a partner's files from a seed: few customers and tickets that change again and again, out of order, with bad and
 * blank rows, files without a needed column, and bytes that come twice. What it writes it tells the truth. One thread.
 */
final class Shop {

    private static final long OPENED = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);
    private static final int CUSTOMERS = 600;
    private static final int TICKETS = 1500;
    private static final int LINES = 4;
    private static final int SECONDS_OUT_OF_ORDER = 5000;
    private static final String FILLER = "x".repeat(150);

    /** A file with its bytes. */
    record Written(Dropped file, byte[] bytes) {}

    private final String partner;
    private final Truth truth;
    private final Random random;
    private final Set<Long> taken = new HashSet<>();
    private long written;

    Shop(String partner, Truth truth, long seed) {
        this.partner = partner;
        this.truth = truth;
        this.random = new Random(seed);
    }

    /**
     * The next file of a kind.
     *
     * @return one file; two when the same bytes come again under a name with another time
     */
    List<Written> write(Kind kind, int rows) {
        long fileTime = fileTime();
        boolean usable = random.nextInt(25) > 0;
        // of lines only with an older time, so that what the destination gets never seems to go back
        boolean twice = usable && random.nextInt(12) == 0;
        long second = twice ? fileTime() : fileTime;
        long first = kind == Kind.lines ? Math.max(fileTime, second) : fileTime;
        second = kind == Kind.lines ? Math.min(fileTime, second) : second;
        Body body = new Body(kind, usable, Math.max(first, second));
        for (int row = 1; row <= rows; row++) {
            body.row(row);
        }
        byte[] bytes = body.text.toString().getBytes(StandardCharsets.UTF_8);
        List<Written> files = new ArrayList<>();
        files.add(new Written(body.dropped(first, bytes, rows), bytes));
        if (twice) {
            files.add(new Written(body.dropped(second, bytes, rows), bytes));
        }
        return files;
    }

    /** Unlike any other of this partner. */
    private long fileTime() {
        written++;
        long time = OPENED + written * 60 + random.nextInt(SECONDS_OUT_OF_ORDER);
        while (!taken.add(time)) {
            time++;
        }
        return time;
    }

    /** One file being written. */
    private final class Body {
        private final Kind kind;
        private final boolean usable;
        private final long fileTime;
        private final StringBuilder text = new StringBuilder();
        private long rejected;
        private long blank;

        Body(Kind kind, boolean usable, long fileTime) {
            this.kind = kind;
            this.usable = usable;
            this.fileTime = fileTime;
            String header =
                    switch (kind) {
                        case customers -> "customer,mail,shop,name,created,changed";
                        case tickets -> "ticket,shop,state,created,changed";
                        case lines -> "ticket,shop,line,ean,label,quantity,net,gross";
                    };
            text.append(usable ? header : header.replace("shop", "where").replace("customer", "who"))
                    .append('\n');
        }

        void row(long row) {
            int luck = random.nextInt(100);
            if (luck == 0) {
                blank++;
                text.append('\n');
                return;
            }
            boolean bad = luck == 1;
            rejected += bad ? 1 : 0;
            switch (kind) {
                case customers -> customer(row, bad);
                case tickets -> ticket(row, bad);
                case lines -> line(row, bad);
            }
        }

        private void customer(long row, boolean bad) {
            String id = partner + "-c" + random.nextInt(CUSTOMERS);
            long changed = OPENED + random.nextInt(100_000);
            CustomerRow said = new CustomerRow(
                    id, id + "@example.org", shop(), "Name " + random.nextInt(1000), iso(OPENED), iso(changed));
            append(said.id(), said.mail(), said.shop(), said.name(), said.created(), bad ? "soon" : said.changed());
            if (usable && !bad) {
                truth.customer(said, new Said(changed, fileTime, row));
            }
        }

        private void ticket(long row, boolean bad) {
            Ticket ticket = new Ticket(shop(), "T" + random.nextInt(TICKETS));
            long changed = OPENED + random.nextInt(100_000);
            String state = random.nextBoolean() ? "paid" : "shipped";
            append(ticket.number(), ticket.shop(), state, bad ? "31/31/2026" : iso(OPENED), iso(changed));
            if (usable && !bad) {
                TicketRow said = new TicketRow(state, iso(OPENED), iso(changed));
                truth.header(ticket, said, new Said(changed, fileTime, row));
            }
        }

        private void line(long row, boolean bad) {
            Ticket ticket = new Ticket(shop(), "T" + random.nextInt(TICKETS));
            String id = Integer.toString(1 + random.nextInt(LINES));
            BigDecimal net = BigDecimal.valueOf(random.nextInt(10_000), 2);
            LineRow said = new LineRow(
                    "E" + random.nextInt(500),
                    Revisions.label(fileTime, row, FILLER),
                    1 + random.nextInt(9),
                    net,
                    net.add(BigDecimal.ONE));
            String quantity = bad ? "12,5O" : Integer.toString(said.quantity());
            append(
                    ticket.number(),
                    ticket.shop(),
                    id,
                    said.ean(),
                    said.label(),
                    '"' + quantity + '"',
                    said.net().toPlainString(),
                    said.gross().toPlainString());
            if (usable && !bad) {
                truth.line(ticket, id, said, new Said(fileTime, fileTime, row));
            }
        }

        private String shop() {
            return partner + random.nextInt(3);
        }

        private void append(String... cells) {
            text.append(String.join(",", cells)).append('\n');
        }

        Dropped dropped(long time, byte[] bytes, long rows) {
            String name = kind + "_" + IN_NAMES.format(Instant.ofEpochSecond(time)) + ".csv";
            return new Dropped(partner, kind, name, Dropped.sha256(bytes), rows, rejected, blank, usable);
        }
    }

    private static String iso(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
