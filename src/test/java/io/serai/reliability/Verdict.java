package io.serai.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.samples.Expected;
import io.serai.sandbox.KilibaSandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds everything that can be seen after a run against what was dropped. Each loss is one sentence. */
final class Verdict {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OUTCOMES =
            List.of("accepted", "unchanged", "duplicate", "stale", "rejected", "blank");

    private final List<String> losses = new ArrayList<>();

    /** In the order in which they were found; empty when everything holds. */
    List<String> losses() {
        return List.copyOf(losses);
    }

    /** A file in done/ is in the ledger as done or repeated, one in failed/ as failed; checked on a dead program. */
    void acknowledgedLast(List<Partner> partners, Set<String> ended) throws Exception {
        for (Partner partner : partners) {
            for (String name : partner.door().names("done")) {
                String key = partner.name() + " " + name + " ";
                check(ended.contains(key + "done") || ended.contains(key + "repeated"), key + "is in done/, but open");
            }
            for (String name : partner.door().names("failed")) {
                String key = partner.name() + " " + name + " ";
                check(ended.contains(key + "failed"), key + "is in failed/, but open");
            }
        }
    }

    /** Each file lies where it belongs, with its own bytes and a receipt beside the drop; nothing else lies there. */
    void files(List<Partner> partners, List<Dropped> dropped) throws Exception {
        for (Partner partner : partners) {
            List<Dropped> own = dropped.stream()
                    .filter(d -> d.partner().equals(partner.name()))
                    .toList();
            files(partner.door(), "done", own.stream().filter(Dropped::usable).toList());
            files(
                    partner.door(),
                    "failed",
                    own.stream().filter(d -> !d.usable()).toList());
            for (Dropped file : own) {
                receipt(partner.door(), file);
            }
        }
    }

    private void files(Door door, String folder, List<Dropped> expected) throws Exception {
        Set<String> found = door.names(folder);
        for (Dropped file : expected) {
            boolean there = found.remove(file.name());
            check(
                    there && Dropped.sha256(door.bytes(folder, file.name())).equals(file.sha256()),
                    file.partner() + " " + file.name() + " is not in " + folder + "/ with its bytes");
        }
        check(found.isEmpty(), folder + "/ holds what nobody dropped: " + found);
    }

    private void receipt(Door door, Dropped file) throws Exception {
        String name = file.name() + ".receipt.json";
        if (!door.names("").contains(name)) {
            losses.add(file.partner() + " " + file.name() + " has no receipt");
            return;
        }
        JsonNode receipt = JSON.readTree(door.bytes("", name));
        check(
                receipt.path("sumsClose").asBoolean()
                        && receipt.path("records").asLong() == (file.usable() ? file.rows() : 0),
                file.partner() + " " + name + " says " + receipt.path("summary"));
        if (file.rejected() > 0 && file.usable()) {
            rejects(door, file);
        }
    }

    private void rejects(Door door, Dropped file) throws Exception {
        String name = file.name() + ".rejects.csv";
        if (!door.names("").contains(name)) {
            losses.add(file.partner() + " " + file.name() + " has no rejected rows beside it");
            return;
        }
        String text = new String(door.bytes("", name), java.nio.charset.StandardCharsets.UTF_8);
        long rows =
                Arrays.stream(text.split("\n")).filter(row -> !row.isBlank()).count() - 1;
        check(rows == file.rejected(), file.partner() + " " + name + " has " + rows + " rows, not " + file.rejected());
    }

    /** Every drop is closed, its outcomes add up to its records, and reading found what was written. */
    void sums(List<JsonNode> drops, List<Dropped> dropped) {
        Map<String, JsonNode> done = new HashMap<>();
        for (JsonNode drop : drops) {
            String name =
                    drop.path("partner").asText() + " " + drop.path("name").asText();
            check(!drop.path("result").asText().equals("open"), name + " is still open");
            long sum = OUTCOMES.stream()
                    .mapToLong(word -> drop.path("outcomes").path(word).asLong())
                    .sum();
            check(
                    sum == drop.path("records").asLong(),
                    name + ": " + drop.path("records") + " records, outcomes " + sum);
            if (drop.path("result").asText().equals("done")) {
                done.put(drop.path("sha256").asText(), drop);
            }
        }
        for (Dropped file : dropped) {
            if (file.usable()) {
                sums(file, done.getOrDefault(file.sha256(), JSON.missingNode()));
            }
        }
    }

    private void sums(Dropped file, JsonNode drop) {
        JsonNode outcomes = drop.path("outcomes");
        check(
                drop.path("records").asLong() == file.rows()
                        && outcomes.path("rejected").asLong() == file.rejected()
                        && outcomes.path("blank").asLong() == file.blank(),
                file + " ended as " + drop);
    }

    /** Nothing is due or refused, what waits for its other half does so rightly, and nothing else is counted. */
    void accounts(Console console, Truth truth) {
        long items = truth.customers().size() + truth.orders().size();
        check(
                console.sum("delivered") == items
                        && console.sum("due") == 0
                        && console.sum("refused") == 0
                        && console.sum("held") == truth.held(),
                "expected " + items + " delivered, " + truth.held() + " held; found " + console.accounts());
    }

    /** The destination holds the newest of everything and nothing else, and never saw anything older than it held. */
    void destination(KilibaSandbox sandbox, Truth truth, Revisions revisions) {
        losses.addAll(Expected.differences(truth.customers(), sandbox.customers()));
        losses.addAll(Expected.differences(truth.orders(), sandbox.orders()));
        losses.addAll(revisions.backwards());
        check(sandbox.wentBackwards() == 0, sandbox.wentBackwards() + " items were sent after a newer one");
    }

    void add(List<String> found) {
        losses.addAll(found);
    }

    private void check(boolean holds, String loss) {
        if (!holds) {
            losses.add(loss);
        }
    }
}
