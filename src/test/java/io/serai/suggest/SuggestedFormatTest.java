package io.serai.suggest;

import static io.serai.suggest.Suggested.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.feed.Format.InnerQuotes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From bytes to cells and values: what proves a format, and what stays a choice. */
class SuggestedFormatTest {

    private static final String ACCENTED = """
            id;nom;prénom;email;ville
            1;Lefèvre;Zoé;z@exemple.test;Besançon
            2;Hervé;Hélène;h@exemple.test;Orléans
            3;Müller;Noël;n@exemple.test;Nîmes
            """;

    private final Path folder;

    SuggestedFormatTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String lines(String... rows) {
        return "ticket;store;line;ean;quantity;net;gross;date\n" + String.join("\n", rows) + "\n";
    }

    private static String dated(String... dates) {
        StringBuilder text = new StringBuilder("ticket;store;customer;status;date\n");
        for (int i = 0; i < dates.length; i++) {
            text.append(i)
                    .append(";S")
                    .append(i % 2)
                    .append(";C1;paid;")
                    .append(dates[i])
                    .append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,UTF-8",
        "windows-1252,windows-1252",
        "IBM850,IBM850",
        "x-MacRoman,x-MacRoman",
        "UTF-16LE,UTF-16LE",
        "UTF-16BE,UTF-16BE"
    })
    void theCharsetIsFoundByDecoding(String written, String found) throws IOException {
        Suggested suggested = Suggested.of(file(folder, "clients.csv", ACCENTED, Charset.forName(written)));
        assertThat(suggested.format().charset().name()).isEqualTo(found);
        assertThat(suggested.feed("acme-customers").columns()).containsEntry("first-name", "prénom");
        assertThat(suggested.comments()).contains("3 of 3 rows are good");
    }

    @Test
    void theEuroSignTellsIso885915FromWindows1252() throws IOException {
        String euros = ACCENTED.replace("Orléans", "Orléans, 5 €");
        Path iso = file(folder, "clients.csv", euros, Charset.forName("ISO-8859-15"));
        assertThat(Suggested.of(iso).format().charset().name()).isEqualTo("ISO-8859-15");
        Path windows = file(folder, "clients2.csv", euros, Charset.forName("windows-1252"));
        assertThat(Suggested.of(windows).format().charset().name()).isEqualTo("windows-1252");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        Suggested suggested = Suggested.of(file(folder, "clients.csv", "\uFEFF" + ACCENTED));
        assertThat(suggested.format().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(suggested.feed("acme-customers").columns()).containsEntry("customer-id", "id");
        assertThat(suggested.comments()).contains("byte order mark of UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"',',','", "';',';'", "'\t',tab", "'|','|'"})
    void theDelimiterIsTheOneThatCutsEvenRows(char written, String found) throws IOException {
        String text = "id;name;email\n1;\"Smith; Jones, and | more\tthings\";a@b.test\n2;Ann;c@d.test\n";
        String own = text.replace(';', written).replace("Smith" + written + " Jones", "Smith; Jones");
        Suggested suggested = Suggested.of(file(folder, "customers.csv", own));
        assertThat(suggested.format().delimiter()).isEqualTo(found);
        assertThat(suggested.comments()).contains("2 of 2 rows are good");
    }

    @Test
    void decimalCommasDoNotMakeTheCommaTheDelimiter() throws IOException {
        Suggested suggested = Suggested.of(file(
                folder,
                "sales.csv",
                lines(
                        "1;S1;1;4006381333931;1;10,00;12,00;24/12/2025",
                        "1;S1;2;4006381333931;2;20,00;24,00;24/12/2025")));
        assertThat(suggested.format().delimiter()).isEqualTo(";");
        assertThat(suggested.format().decimalMark()).isEqualTo(",");
    }

    @Test
    void quotesThatAreNotDoubledAndQuotesThatMeanNothing() throws IOException {
        String bare = "id,name,email\n1,\"Tube 28\" presta\",a@b.test\n2,\"Ann\",c@d.test\n";
        assertThat(Suggested.of(file(folder, "customers.csv", bare)).format().innerQuotes())
                .isEqualTo(InnerQuotes.BARE);
        String none = "id|name|email\n1|\"Tube|a@b.test\n2|Ann|c@d.test\n3|5\" pipe|e@f.test\n";
        assertThat(Suggested.of(file(folder, "customers2.csv", none)).format().quote())
                .isEqualTo("none");
    }

    @Test
    void packedFilesAreLookedAtAsTheyCome() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(ACCENTED.getBytes(StandardCharsets.UTF_8));
        }
        Suggested packed = Suggested.of(Files.write(folder.resolve("clients_20260131.csv.gz"), gzip.toByteArray()));
        assertThat(packed.comments()).contains("packed with gzip", "clients_\\\\d{8}\\\\.csv\\\\.gz");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("clients.csv"));
            out.write(ACCENTED.getBytes(StandardCharsets.UTF_8));
        }
        Suggested zipped = Suggested.of(Files.write(folder.resolve("clients.zip"), zip.toByteArray()));
        assertThat(zipped.comments()).contains("packed as a zip of one file", "3 of 3 rows are good");
    }

    @Test
    void valuesAboveTwelveProveTheOrderOfDayAndMonth() throws IOException {
        Suggested european = Suggested.of(file(folder, "tickets.csv", dated("01/02/2026 10:00", "28/02/2026 10:00")));
        assertThat(european.format().datePatterns()).containsExactly("dd/MM/yyyy HH:mm");
        assertThat(european.comments()).contains("1 value is no date as MM/dd/yyyy");
        Suggested american =
                Suggested.of(file(folder, "tickets2.csv", dated("01/02/2026 1:00 PM", "02/28/2026 11:30 AM")));
        assertThat(american.format().datePatterns()).containsExactly("MM/dd/yyyy h:mm a");
        assertThat(european.chosenKeys()).doesNotContain("date-patterns");
    }

    @Test
    void withoutAValueAboveTwelveItIsAChoice() throws IOException {
        Suggested suggested = Suggested.of(file(folder, "tickets.csv", dated("01/02/2026", "03/04/2026")));
        assertThat(suggested.chosenKeys()).contains("date-patterns", "zone");
        assertThat(suggested.comments()).contains("CHOOSE: date-patterns: dd/MM/yyyy or MM/dd/yyyy");
    }

    @Test
    void anotherColumnMayProveIt() throws IOException {
        Suggested suggested = Suggested.of(file(folder, "tickets.csv", """
                ticket;store;status;date;modified
                1;A;paid;01/02/2026;01/02/2026 09:00
                2;B;paid;03/02/2026;25/02/2026 09:00
                """));
        assertThat(suggested.format().datePatterns()).containsExactly("dd/MM/yyyy HH:mm", "dd/MM/yyyy");
        assertThat(suggested.chosenKeys()).doesNotContain("date-patterns");
    }

    @Test
    void timesWithAnOffsetNeedNoZone() throws IOException {
        Suggested suggested =
                Suggested.of(file(folder, "tickets.csv", dated("2026-01-02T10:00:00Z", "2026-01-02T10:00:00+01:00")));
        assertThat(suggested.format().zone()).isNull();
        assertThat(suggested.chosenKeys()).doesNotContain("zone");
    }

    @Test
    void aZoneThatIsGivenIsNoChoice() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.options(SuggestOptions.Drop.SFTP, "Europe/Paris"),
                file(folder, "tickets.csv", dated("2026-01-02 10:00:00", "2026-01-13 10:00:00")));
        assertThat(suggested.format().zone()).hasToString("Europe/Paris");
        assertThat(suggested.chosenKeys()).doesNotContain("zone");
    }

    @Test
    void yearsOfTwoDigitsAreAskedAbout() throws IOException {
        Suggested suggested = Suggested.of(file(folder, "tickets.csv", dated("28/02/26", "01/02/26")));
        assertThat(suggested.format().datePatterns()).containsExactly("dd/MM/yy");
        assertThat(suggested.chosenKeys()).contains("date-patterns");
    }

    @Test
    void marksOfNumbersAreProvenOrAskedFor() throws IOException {
        Suggested proven = Suggested.of(file(
                folder,
                "sales.csv",
                lines(
                        "1;S1;1;4006381333931;1;1.234,50;1.481,40;24/12/2025",
                        "1;S1;2;4006381333931;2;20,00;24,00;24/12/2025")));
        assertThat(proven.format().decimalMark()).isEqualTo(",");
        assertThat(proven.format().thousandsMark()).isEqualTo(".");
        assertThat(proven.comments()).contains("2 of 2 rows are good");
        Suggested unclear = Suggested.of(file(
                folder,
                "sales2.csv",
                lines(
                        "1;S1;1;4006381333931;1;1.234;1.481;24/12/2025",
                        "1;S1;2;4006381333931;2;2.345;2.814;24/12/2025")));
        assertThat(unclear.chosenKeys()).contains("decimal-mark");
        Suggested spaced = Suggested.of(file(
                folder,
                "sales3.csv",
                lines(
                        "1;S1;1;4006381333931;1;1 234,50;1 481,40;24/12/2025",
                        "1;S1;2;4006381333931;2;20,00;24,00;24/12/2025")));
        assertThat(spaced.format().thousandsMark()).isEqualTo("space");
    }

    @Test
    void wordsForNothingAndForYesAreDeclared() throws IOException {
        Suggested suggested = Suggested.of(file(folder, "kunden.csv", """
                Kundennummer;E-Mail;Geburtsdatum;Newsletter;Anrede
                1;a@b.test;NULL;ja;Herr
                2;undefined;01.02.1980;nein;Frau
                3;c@d.test;31.12.1990;ja;Frau
                """));
        assertThat(suggested.format().nullWords()).containsExactlyInAnyOrder("NULL", "undefined");
        assertThat(suggested.format().trueWords()).contains("ja", "oui");
        assertThat(suggested.format().falseWords()).contains("nein");
        assertThat(suggested.format().manWords()).contains("herr");
        assertThat(suggested.format().womanWords()).contains("frau");
        assertThat(suggested.comments()).contains("2 of 3 rows are good; rejected: 1 CONTACT_MISSING");
    }

    @Test
    void aFileWithoutHeaderIsReadByPosition() throws IOException {
        Suggested suggested = Suggested.of(file(folder, "customers.csv", """
                17,ann@shop.test,+44 20 7946 0001,mrs
                18,bob@shop.test,+44 20 7946 0002,mr
                """));
        assertThat(suggested.format().header()).isFalse();
        assertThat(suggested.feed("acme-customers").columns())
                .containsEntry("customer-id", "1")
                .containsEntry("email", "2")
                .containsEntry("phone", "3");
        assertThat(suggested.chosenKeys()).contains("customer-id");
        assertThat(suggested.comments()).contains("2 of 2 rows are good").doesNotContain("ann@");
    }

    @Test
    void aFileOfNoRowsAndColumnsIsRefusedByName() throws IOException {
        Path letter = file(folder, "letter.txt", "Dear Sir\nplease find nothing\n");
        assertThatThrownBy(() -> Suggested.of(letter))
                .isInstanceOf(CannotSuggest.class)
                .hasMessage(
                        "letter.txt: found no comma, semicolon, tab or pipe that would cut its first rows into cells;"
                                + " expected a file of rows and columns");
        Path empty = file(folder, "empty.csv", "");
        assertThatThrownBy(() -> Suggested.of(empty))
                .hasMessage("empty.csv: found no bytes; expected a file with rows");
    }
}
