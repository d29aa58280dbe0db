package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.FileUnusable;
import io.serai.model.ReceivedFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.impl.DefaultCamelContext;

/** A program that reads huge and ill-willed files, made on the way, and prints one line about each: what a reader answered. */
final class Hostile {
    private static final String HEADER = "Ticket,Store,Line,Sku,Qty,HT,TTC\n";
    private static final String ROW = "T1,S1,1,P1,2,10.50,12.60\n";
    private static final int MB = 1_000_000;

    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private final Path file;
    private final ReadSettings settings = Reading.settings(Map.of());
    private final RowBinder binder = new BindyRowBinder(settings, new DefaultCamelContext());

    private Hostile(Path file) {
        this.file = file;
    }

    /** Takes the path of a scratch file. */
    public static void main(String[] args) throws Exception {
        Hostile hostile = new Hostile(Path.of(args[0]));
        for (Map.Entry<String, Content> attack : attacks().entrySet()) {
            hostile.read(attack.getKey(), attack.getValue());
        }
    }

    private static Map<String, Content> attacks() {
        Map<String, Content> all = new LinkedHashMap<>();
        all.put("a first line of 100 MB.csv", out -> repeat(out, "x", 100 * MB));
        all.put("a row of 100 MB.csv", out -> framed(out, () -> repeat(out, "x", 100 * MB)));
        all.put(
                "a cell of 30 MB.csv",
                out -> framed(out, () -> {
                    print(out, "\"");
                    repeat(out, "x\n", 30 * MB);
                    print(out, "\"");
                }));
        all.put("a quote for 30 MB.csv", out -> {
            print(out, HEADER + "\"");
            repeat(out, ROW, 30 * MB);
        });
        all.put("30 MB of quotes.csv", out -> framed(out, () -> repeat(out, "\"", 30 * MB)));
        all.put("a million columns.csv", out -> repeat(out, "c,", 2 * MB));
        all.put("a row of a million cells.csv", out -> framed(out, () -> repeat(out, ",", MB)));
        all.put("3000 rows of 1999 empty cells.csv", out -> {
            print(out, HEADER);
            repeat(out, ",".repeat(1998) + "\n", 3_000 * 1999);
        });
        all.put("3 MB of line ends.csv", out -> {
            print(out, HEADER);
            repeat(out, "\n", 3 * MB);
        });
        all.put("30 MB of zeros.csv", out -> repeat(out, "\0", 30 * MB));
        all.put("a bomb.csv.gz", out -> {
            try (OutputStream gz = new GZIPOutputStream(out)) {
                print(gz, HEADER);
                repeat(gz, "x", 60 * MB);
            }
        });
        all.put("a bomb.zip", out -> zip(out, 1, 60 * MB));
        all.put("100000 members.zip", out -> zip(out, 100_000, 0));
        return all;
    }

    private void read(String name, Content content) throws Exception {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.write(out);
        }
        System.out.println(name + ": " + answer(name));
    }

    private String answer(String name) throws Exception {
        Feed feed = feed();
        ReceivedFile received = new ReceivedFile(
                "acme",
                feed.name(),
                name,
                "folder:in",
                Reading.SEEN,
                Files.size(file),
                "0".repeat(64),
                file,
                Reading.SEEN);
        Map<String, Integer> outcomes = new TreeMap<>();
        try (OpenFile open =
                Reading.reader(settings, Reading.SEEN.plusSeconds(86_400)).open(received, feed)) {
            while (open.hasNext()) {
                for (BoundRow row : binder.bind(open, open.next())) {
                    String outcome =
                            row.reject() != null ? row.reject().reason().name() : row.blank() ? "blank" : "good";
                    outcomes.merge(outcome, 1, Integer::sum);
                }
            }
            return outcomes.toString();
        } catch (FileUnusable e) {
            return String.valueOf(e.getMessage());
        } catch (OpenFile.Unusable e) {
            return String.valueOf(e.unusable().getMessage());
        }
    }

    private static Feed feed() {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        Map.of(
                        "ticket",
                        "Ticket",
                        "store",
                        "Store",
                        "line",
                        "Line",
                        "product",
                        "Sku",
                        "quantity",
                        "Qty",
                        "amount-net",
                        "HT",
                        "amount-gross",
                        "TTC")
                .forEach(declaration.getColumns()::put);
        return declaration.feed("acme-hostile");
    }

    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }

    /** The header, something, and a good row. */
    private static void framed(OutputStream out, Part part) throws IOException {
        print(out, HEADER);
        part.write();
        print(out, "\n" + ROW);
    }

    private static void zip(OutputStream out, int members, int bytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < members; i++) {
                zip.putNextEntry(new ZipEntry("member" + i + ".csv"));
                if (bytes > 0) {
                    print(zip, HEADER);
                    repeat(zip, "x", bytes);
                }
            }
        }
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void repeat(OutputStream out, String text, int bytes) throws IOException {
        byte[] one = text.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[one.length * Math.max(1, 60_000 / one.length)];
        for (int i = 0; i < block.length; i++) {
            block[i] = one[i % one.length];
        }
        for (int left = bytes; left > 0; left -= block.length) {
            out.write(block, 0, Math.min(left, block.length));
        }
    }
}
