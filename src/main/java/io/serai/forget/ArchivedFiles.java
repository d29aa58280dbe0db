package io.serai.forget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.feed.RowKind;
import io.serai.forget.Forgot.KeptFile;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.FileUnusable;
import io.serai.read.Redactor;
import io.serai.read.Redactor.Marks;
import io.serai.state.Forgetting.Known;
import io.serai.state.Forgetting.Redacted;
import io.serai.state.LedgerEntries.DropEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kept files of one partner without one person. New files are written beside the old ones, and take their place once the
 * store knows of it; what a crash left in between is finished by the next time.
 */
final class ArchivedFiles {

    private static final String NEXT = ".redacted";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Redactor redactor;
    private final Feeds feeds;
    private final Known known;
    private final boolean dryRun;

    private final List<KeptFile> files = new ArrayList<>();
    private final List<String> todo = new ArrayList<>();
    private final List<Path> unusable = new ArrayList<>();
    private final Map<Path, Plan> plans = new HashMap<>();

    ArchivedFiles(Redactor redactor, Feeds feeds, Known known, boolean dryRun) {
        this.redactor = redactor;
        this.feeds = feeds;
        this.known = known;
        this.dryRun = dryRun;
    }

    /** Drops that share one kept file, and all that is to be erased from it. */
    private record Plan(DropEntry drop, Feed feed, Marks all, Map<Long, Marks> byDrop) {}

    List<KeptFile> files() {
        return files;
    }

    List<String> todo() {
        return todo;
    }

    /** Finishes what was begun: a file whose successor the store already knows. */
    static void finish(Map<String, String> redacted) throws IOException {
        for (Map.Entry<String, String> one : redacted.entrySet()) {
            Path next = Path.of(one.getKey() + NEXT);
            if (Files.exists(next) && sha256(next).equals(one.getValue())) {
                exchange(Path.of(one.getKey()));
            }
        }
    }

    /** Looks at every drop's file. */
    void look(List<DropEntry> drops) throws IOException {
        for (DropEntry drop : drops) {
            if (Files.exists(drop.file().archived())) {
                look(drop);
            }
        }
    }

    private void look(DropEntry drop) throws IOException {
        if (drop.isEdit()) {
            return;
        }
        Feed feed = feedOf(drop);
        if (feed == null) {
            todo.add(drop.text() + ": feed " + drop.summary().feed() + " is no longer declared, so its kept file "
                    + drop.file().archived() + " was not looked into; declare it again, or delete the file");
            return;
        }
        if (feed.rows() == RowKind.FILE) {
            relayed(drop);
            return;
        }
        try {
            Marks marks = redactor.marks(drop.file(), feed, known.person());
            if (!marks.none()) {
                Path path = drop.file().archived();
                Plan plan = plans.get(path);
                Map<Long, Marks> byDrop = plan == null ? new HashMap<>() : plan.byDrop();
                byDrop.put(drop.id(), marks);
                plans.put(
                        path,
                        new Plan(drop, feed, plan == null ? marks : plan.all().with(marks), byDrop));
                files.add(new KeptFile(drop.id(), drop.summary().name(), marks.cleared(), marks.changed()));
            }
        } catch (FileUnusable e) {
            unusable(drop);
        }
    }

    /** Nobody here knows its rows. */
    private void relayed(DropEntry drop) throws IOException {
        if (new Mentions(known.person()).in(drop.file().archived())) {
            todo.add(
                    drop.text() + ": its kept file " + drop.file().archived()
                            + " was passed on as it is and may name the person; delete it, and ask the destination to erase them too");
        }
    }

    /** The feed that read it, else what bears its name today. */
    private @Nullable Feed feedOf(DropEntry drop) {
        List<Feed> named = feeds.all().stream()
                .filter(feed -> feed.name().equals(drop.summary().feed()))
                .toList();
        Optional<Feed> same = named.stream()
                .filter(feed -> feed.fingerprint().equals(drop.declaration()))
                .findFirst();
        return same.orElse(named.isEmpty() ? null : named.get(0));
    }

    /** Nothing of such a file was applied, so nothing has to be proved by it. */
    private void unusable(DropEntry drop) throws IOException {
        if (!drop.summary().result().equals("failed")) {
            todo.add(drop.text() + ": its kept file " + drop.file().archived() + " cannot be read as feed "
                    + drop.summary().feed() + "; look into it yourself");
        } else if (new Mentions(known.person()).in(drop.file().archived())) {
            unusable.add(drop.file().archived());
            files.add(new KeptFile(drop.id(), drop.summary().name() + " (unusable, deleted as a whole)", 0, 0));
        }
    }

    /** Writes the files beside the old ones. */
    List<Redacted> write(List<DropEntry> drops) throws IOException {
        List<Redacted> redacted = new ArrayList<>();
        for (Map.Entry<Path, Plan> one : plans.entrySet()) {
            Plan plan = one.getValue();
            String hash = dryRun ? "" : written(one.getKey(), plan);
            plan.byDrop()
                    .forEach(
                            (drop, marks) -> redacted.add(new Redacted(drop, hash, marks.cleared(), marks.rejected())));
        }
        for (DropEntry drop : drops) {
            if (drop.isEdit() && Files.exists(drop.file().archived())) {
                edit(drop).ifPresent(redacted::add);
            }
        }
        return redacted;
    }

    private String written(Path path, Plan plan) throws IOException {
        Path next = Path.of(path + NEXT);
        try {
            redactor.write(plan.drop().file(), plan.feed(), plan.all(), next);
        } catch (FileUnusable e) {
            throw new IOException("writing " + path + " without the person: " + e.getMessage(), e);
        }
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(path));
        return sha256(next);
    }

    /** An operator's edit says whose part it changed, and how. */
    private Optional<Redacted> edit(DropEntry drop) throws IOException {
        Path path = drop.file().archived();
        JsonNode said = JSON.readTree(path.toFile());
        if (said.path("partner").isMissingNode() || !isTheirs(said)) {
            return Optional.empty();
        }
        files.add(new KeptFile(drop.id(), drop.summary().name(), 0, 1));
        ObjectNode left = JSON.createObjectNode();
        left.put("erased", "an edit of a customer who was forgotten, or of their ticket");
        left.set("at", said.path("at"));
        left.set("who", said.path("who"));
        byte[] bytes = JSON.writeValueAsBytes(left);
        Path next = Path.of(path + NEXT);
        if (!dryRun) {
            Files.write(next, bytes);
            Files.setLastModifiedTime(next, Files.getLastModifiedTime(path));
        }
        return Optional.of(new Redacted(drop.id(), dryRun ? "" : sha256(next), 0, 0));
    }

    private boolean isTheirs(JsonNode edit) {
        DocumentKey key = new DocumentKey(
                edit.path("partner").asText(),
                Entity.of(edit.path("entity").asText()),
                edit.path("store").asText(),
                edit.path("id").asText());
        return key.entity() == Entity.CUSTOMER
                ? key.id().equals(known.person().id())
                : known.others().contains(key) || known.own().contains(key);
    }

    /** Every new file takes its place. */
    void exchange(List<Redacted> redacted, List<DropEntry> drops) throws IOException {
        for (DropEntry drop : drops) {
            Path path = drop.file().archived();
            if (redacted.stream().anyMatch(one -> one.drop() == drop.id()) && Files.exists(Path.of(path + NEXT))) {
                exchange(path);
            }
        }
        for (Path file : unusable) {
            Files.deleteIfExists(file);
        }
    }

    private static void exchange(Path path) throws IOException {
        Files.move(Path.of(path + NEXT), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
