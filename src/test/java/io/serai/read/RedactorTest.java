package io.serai.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.Feed;
import io.serai.model.Person;
import io.serai.model.ReceivedFile;
import io.serai.read.Redactor.Marks;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// line ends are what it is about, so they are written out
@SuppressWarnings({"NullAway.Init", "StringConcatToTextBlock"})
class RedactorTest {

    private static final Person JANE = new Person("acme", "7", Set.of("jane@example.com"));

    @TempDir
    Path folder;

    @Test
    void aCustomersRowIsEmptiedAndEveryOtherCharacterStays() throws Exception {
        Feed feed = feed(
                "customers", Map.of("customer-id", "id", "email", "mail", "created-at", "at", "first-name", "name"));
        String before = "\uFEFFid;mail;at;name\r\n"
                + "7;jane@example.com;2026-01-01T10:00:00Z;\"Jane;\r\nor \"\"J\"\"\"\r\n"
                + "77;joe@example.com;2026-01-01T10:00:00Z;\"Joe, \"\"7\"\" \n7\"\r\n"
                + "8;broken;2026-01-01T10:00:00Z;7\r\n"
                + "7;broken;2026-01-01T10:00:00Z;Jane\r\n"
                + "9;x@example.com;2026-01-01T10:00:00Z;last without an end";
        assertThat(redacted(feed, before, UTF_8, new Marks(Map.of(), 2, 1, 0)))
                .isEqualTo("\uFEFFid;mail;at;name\r\n;;;\r\n"
                        + "77;joe@example.com;2026-01-01T10:00:00Z;\"Joe, \"\"7\"\" \n7\"\r\n"
                        + "8;broken;2026-01-01T10:00:00Z;7\r\n;;;\r\n"
                        + "9;x@example.com;2026-01-01T10:00:00Z;last without an end");
    }

    @Test
    void aTicketLosesItsBuyerAndWhatNobodyDeclared() throws Exception {
        Feed feed = feed(
                "tickets",
                Map.of(
                        "ticket",
                        "T",
                        "store",
                        "S",
                        "status",
                        "St",
                        "created-at",
                        "C",
                        "customer",
                        "Cu",
                        "customer-email",
                        "M"));
        String before = "T;S;Cu;M;St;C;Note\n"
                + "1;s;7;;paid;2026-01-01T10:00:00Z;for Jane\n"
                + "2;s;;jane@example.com;paid;2026-01-01T10:00:00Z;\n"
                + "3;s;8;jane@example.com;paid;2026-01-01T10:00:00Z;of another\n";
        assertThat(redacted(feed, before, UTF_8, new Marks(Map.of(), 0, 0, 2)))
                .isEqualTo("T;S;Cu;M;St;C;Note\n"
                        + "1;s;;;paid;2026-01-01T10:00:00Z;\n"
                        + "2;s;;;paid;2026-01-01T10:00:00Z;\n"
                        + "3;s;8;jane@example.com;paid;2026-01-01T10:00:00Z;of another\n");
    }

    @Test
    void ofJsonAPersonsValuesBecomeNullAndEveryOtherValueKeepsItsDigits() throws Exception {
        Feed feed = feed(
                "customers", Map.of("customer-id", "id", "email", "mail", "created-at", "at", "first-name", "name"));
        String at = "\"at\":\"2026-01-01T10:00:00Z\"";
        String before = "[{\"id\":7,\"mail\":\"jane@example.com\"," + at + ",\"more\":{\"a\":[\"Jane\"]}},"
                + "{\"id\":77,\"mail\":\"joe@example.com\"," + at + ",\"name\":1.50,\"note\":1e3},"
                + "{\"id\":\"7\",\"ID\":8,\"mail\":\"broken\"," + at + "}]";
        assertThat(redacted(feed, "in.json", before, UTF_8, new Marks(Map.of(), 2, 2, 0)))
                .isEqualTo("[{\"id\":null,\"mail\":null,\"at\":null,\"more\":null},"
                        + "{\"id\":77,\"mail\":\"joe@example.com\"," + at + ",\"name\":1.50,\"note\":1e3},"
                        + "{\"id\":null,\"mail\":null,\"at\":null}]");
    }

    /** @param counts what is to be counted; its cells do not matter */
    private String redacted(Feed feed, String text, Charset charset, Marks counts) throws Exception {
        return redacted(feed, "in.csv", text, charset, counts);
    }

    private String redacted(Feed feed, String name, String text, Charset charset, Marks counts) throws Exception {
        ReadSettings settings = Reading.settings(Map.of());
        RowReader reader = Reading.reader(settings, Reading.SEEN.plusSeconds(86_400));
        Redactor redactor = new Redactor(reader, new BindyRowBinder(settings, new DefaultCamelContext()), settings);
        Path path = Files.writeString(folder.resolve(name), text, charset);
        ReceivedFile file = Reading.received(path, feed);
        Marks marks = redactor.marks(file, feed, JANE);
        assertThat(marks.cleared()).isEqualTo(counts.cleared());
        assertThat(marks.rejected()).isEqualTo(counts.rejected());
        assertThat(marks.changed()).isEqualTo(counts.changed());
        Path next = folder.resolve("next");
        redactor.write(file, feed, marks, next);
        return Files.readString(next, charset);
    }

    private static Feed feed(String rows, Map<String, String> columns) {
        return Reading.declaration(Map.of(
                        "partner",
                        "acme",
                        "rows",
                        rows,
                        "format",
                        Map.of("delimiter", ";"),
                        "columns",
                        columns,
                        "defaults",
                        rows.equals("customers")
                                ? Map.of("language", "fr", "group-ids", "g", "shop-ids", "1")
                                : Map.of(),
                        "policies",
                        rows.equals("tickets") ? Map.of("order-amount", "lines") : Map.of()))
                .feed("acme-" + rows);
    }
}
