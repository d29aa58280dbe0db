package io.serai.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * One file that a partner drops.
 *
 * @param path below {@code samples/<partner>/}, plain and readable
 * @param wave files of a later wave are dropped when those of the earlier ones are answered
 */
public record Sample(String partner, String path, int wave) {

    public static final List<String> PARTNERS = List.of("boulange", "modeline", "cyclo");

    /** All of them in the order of dropping: lines before their headers, a correction last. */
    public static final List<Sample> ALL = List.of(
            new Sample("boulange", "ticket_lines_2026-11-20-05-00-00.csv", 1),
            new Sample("boulange", "customers_2026-11-20-05-00-00.csv", 2),
            new Sample("boulange", "tickets_2026-11-20-05-00-00.csv", 2),
            new Sample("modeline", "ventes_20261119.csv", 2),
            new Sample("cyclo", "customers_20261119.tsv", 2),
            new Sample("cyclo", "tickets_20261119.tsv", 2),
            new Sample("cyclo", "lines_20261119.tsv", 2),
            new Sample("boulange", "later/tickets_2026-11-21-05-00-00.csv", 3));

    /** The name under which it is dropped. */
    public String name() {
        String plain = path.substring(path.lastIndexOf('/') + 1);
        return zipped() ? plain + ".gz" : plain;
    }

    /** The bytes that are dropped: the tab separated files travel as gzip. */
    public byte[] bytes() throws IOException {
        byte[] plain = read(partner + "/" + path);
        if (!zipped()) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private boolean zipped() {
        return path.endsWith(".tsv");
    }

    static byte[] read(String path) throws IOException {
        String resource = "/samples/" + path;
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }
}
