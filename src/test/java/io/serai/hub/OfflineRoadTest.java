package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.command.Run;
import io.serai.samples.Expected;
import io.serai.sandbox.KilibaSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files through the running hub and through {@code check}: the same receipts, reject files and items. */
class OfflineRoadTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Path PARTNER = Path.of("src/test/resources/check/acme.camel.yaml");
    private static final Charset CHARSET = Charset.forName("windows-1252");
    private static final Instant MODIFIED = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<String> OF_ONE_RUN =
            List.of("drop", "sameBytesAsDrop", "receivedAt", "closedAt", "summary");

    private final Path home;

    OfflineRoadTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void checkAnswersAsTheHubDoes() throws Exception {
        Map<String, byte[]> files = files();
        DropFolder folder = new DropFolder(home.resolve("in"));
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY);
                Hub hub = Hub.start(
                        "file:" + PARTNER,
                        home.resolve("data"),
                        sandbox,
                        Map.of("acme.in", folder.path().toString()))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                folder.drop(file.getKey(), file.getValue(), MODIFIED);
                folder.awaitAnswered();
            }
            hub.awaitDelivered();
            JsonNode checked = checked(files);
            for (String file : files.keySet()) {
                assertThat(receipt(home.resolve("out"), file)).isEqualTo(receipt(folder.path(), file));
                assertSameRejects(file, folder.path());
            }
            assertThat(Expected.differences(sandbox.customers(), items(checked, "customer")))
                    .isEmpty();
            assertThat(Expected.differences(sandbox.orders(), items(checked, "order")))
                    .isEmpty();
        }
    }

    /** Every kind of answer: done, with rejects, out of order, the same bytes again, unusable, over budget, parked. */
    private static Map<String, byte[]> files() throws IOException {
        String head = "No;Shop;State;At;Line;Sku;Name;Qty;HT;TTC;Note\n";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("members_20260301.csv", members(20));
        files.put("members_20260302.csv", members(10));
        files.put("members_20260303.csv", members(19));
        String sales = head + "1;A;sold;2026-02-28T10:00:00Z;1;P1;Gant d'été;2;10,00;12,00;x\n"
                + "1;A;sold;2026-02-28T10:00:00Z;2;P2;\"Two\nlines\";1;1.5;2;x\n\n"
                + "2;A;sold;2026-02-28T11:00:00Z;1;P1;Gant;-1;-5,00;-6,00;x\n"
                + "2;A;sold;2026-02-28T11:00:00Z;1;P1;Gant;-2;-10,00;-12,00;x\n";
        files.put("sales_20260302.csv.gz", zipped(sales.getBytes(CHARSET)));
        files.put("sales_20260301.csv", (head + "2;A;open;2026-02-28T11:00:00Z;1;P1;Gant;1;5;6;x\n").getBytes(CHARSET));
        files.put("sales_20260302_again.csv.gz", zipped(sales.getBytes(CHARSET)));
        files.put("sales_other.csv", "No,Shop\n1,A\n".getBytes(CHARSET));
        files.put("sales_bad.csv", (head + "3;A;sold;then;1;P;N;1;1;1;x\n").getBytes(CHARSET));
        return files;
    }

    private static byte[] members(int count) {
        StringBuilder rows = new StringBuilder("id,email,store,created,updated\n");
        IntStream.rangeClosed(1, count)
                .forEach(n ->
                        rows.append("C" + n + ",c" + n + "@acme.test,A,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z\n"));
        return rows.toString().getBytes(CHARSET);
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private JsonNode checked(Map<String, byte[]> files) throws IOException {
        List<String> words = new ArrayList<>(List.of("check", "--routes", PARTNER.toString(), "--json"));
        words.addAll(List.of("--items", "1000", "--out", home.resolve("out").toString()));
        Path mine = Files.createDirectories(home.resolve("mine"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = Files.write(mine.resolve(file.getKey()), file.getValue());
            Files.setLastModifiedTime(path, FileTime.from(MODIFIED));
            words.add((file.getKey().startsWith("members") ? "acme-members=" : "acme-sales=") + path);
        }
        Run run = Run.of(Map.of(), words.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        return JSON.readTree(run.out());
    }

    private static JsonNode receipt(Path folder, String file) throws IOException {
        ObjectNode receipt = (ObjectNode)
                JSON.readTree(folder.resolve(file + ".receipt.json").toFile());
        return receipt.remove(OF_ONE_RUN);
    }

    private void assertSameRejects(String file, Path hubs) throws IOException {
        Path rejects = Path.of(file + ".rejects.csv");
        Path ours = home.resolve("out").resolve(rejects);
        if (Files.exists(hubs.resolve(rejects))) {
            assertThat(Files.readString(ours, CHARSET)).isEqualTo(Files.readString(hubs.resolve(rejects), CHARSET));
        } else {
            assertThat(ours).doesNotExist();
        }
    }

    private static Map<String, JsonNode> items(JsonNode checked, String entity) {
        Map<String, JsonNode> items = new TreeMap<>();
        for (JsonNode item : checked.path("outgoing").path("items")) {
            if (item.path("entity").asText().equals(entity)) {
                items.put(item.path("json").path("id").asText(), item.path("json"));
            }
        }
        return items;
    }
}
