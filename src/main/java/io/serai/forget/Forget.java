package io.serai.forget;

import io.serai.assemble.Assembled;
import io.serai.assemble.Assembler;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.model.Person;
import io.serai.read.PersonCells;
import io.serai.read.Redactor;
import io.serai.reject.Receipts;
import io.serai.settings.HubSettings;
import io.serai.state.Document;
import io.serai.state.Forgetting;
import io.serai.state.Forgetting.Changed;
import io.serai.state.Forgetting.Known;
import io.serai.state.Forgetting.Redacted;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.Operator;
import io.serai.state.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Erases one customer: values, tickets' buyer, answers, audit, kept files, rejected rows. A later file that names them makes them
 * known again, as somebody new.
 */
@Component
public class Forget {

    private final Forgetting store;
    private final Feeds feeds;
    private final Redactor redactor;
    private final Receipts receipts;
    private final Assembler assembler;
    private final Path archiveFolder;

    Forget(
            Forgetting store,
            Feeds feeds,
            Redactor redactor,
            Receipts receipts,
            Assembler assembler,
            HubSettings settings) {
        this.archiveFolder = settings.dataDir().resolve("archive");
        this.store = store;
        this.feeds = feeds;
        this.redactor = redactor;
        this.receipts = receipts;
        this.assembler = assembler;
    }

    /**
     * Erases, or only looks.
     *
     * @param partner whose customer; null: the one partner that has a customer with this id
     * @param account only partners that deliver to it; null: any
     * @throws Refusal when it is not clear whose customer is meant, or files of the partner are being read
     */
    public Forgot customer(
            String id, @Nullable String partner, @Nullable String account, Operator operator, boolean dryRun) {
        try {
            return erased(store.known(partner == null ? only(id, account) : partner, id), operator, dryRun);
        } catch (IOException e) {
            throw new UncheckedIOException("erasing a customer from the kept files", e);
        }
    }

    private String only(String id, @Nullable String account) {
        List<String> partners = store.partners(id, account);
        if (partners.size() != 1) {
            throw new Refusal("which customer: found "
                    + (partners.isEmpty() ? "no partner" : "the partners " + String.join(", ", partners))
                    + " with a customer of this id; expected one, so say --partner (partner=)"
                    + (partners.isEmpty() ? "; then tickets and kept files are looked through as well" : ""));
        }
        return partners.get(0);
    }

    private Forgot erased(Known known, Operator operator, boolean dryRun) throws IOException {
        Person person = known.person();
        List<Long> open = store.openDrops(person.partner());
        if (!open.isEmpty() && !dryRun) {
            throw new Refusal("drops " + open + " of " + person.partner()
                    + " are being read; expected none, since their rows may be of this customer; try again in a while");
        }
        ArchivedFiles.finish(store.redacted());
        List<DropEntry> drops = store.drops(person.partner());
        ArchivedFiles archive = new ArchivedFiles(redactor, feeds, known, dryRun);
        archive.look(drops);
        List<Redacted> redacted = archive.write(drops);
        Changed changed = store.forget(person, redacted, this::hash, operator, dryRun);
        List<String> todo = todo(known, archive.todo());
        UnclaimedFiles.Found unclaimed =
                new UnclaimedFiles(archiveFolder, store.hashes(), new Mentions(person)).found();
        unclaimed
                .young()
                .forEach(file -> todo.add(file + ": this file came a moment ago and names the customer; do this again"
                        + " in ten minutes"));
        long rejects = 0;
        if (!dryRun) {
            for (Path file : unclaimed.old()) {
                Files.deleteIfExists(file);
            }
            archive.exchange(redacted, drops);
            rejects = rejects(drops, person);
            String left = store.compact();
            if (left != null) {
                todo.add(left);
            }
        }
        return new Forgot(
                dryRun,
                person.partner(),
                changed.pseudonym(),
                changed.customers(),
                changed.orders(),
                changed.others(),
                changed.deadLetters(),
                changed.answers(),
                changed.auditEntries(),
                archive.files(),
                unclaimed.old().size(),
                rejects,
                todo);
    }

    private long rejects(List<DropEntry> drops, Person person) {
        long cleared = 0;
        for (DropEntry drop : drops) {
            for (Feed feed : feeds.all()) {
                if (feed.name().equals(drop.summary().feed())) {
                    AtomicReference<@Nullable PersonCells> cells = new AtomicReference<>();
                    cleared += receipts.clear(
                            drop.id(),
                            drop.summary().name(),
                            feed,
                            header -> cells.set(PersonCells.of(feed, header)),
                            row -> {
                                PersonCells places = cells.get();
                                return places != null && places.name(person, row);
                            });
                }
            }
        }
        return cleared;
    }

    private @Nullable String hash(Document document) {
        Assembled assembled = assembler.assemble(document);
        return assembled.json() == null ? null : HexFormat.of().formatHex(assembled.hash());
    }

    private static List<String> todo(Known known, List<String> ofFiles) {
        List<String> todo = new ArrayList<>();
        if (known.deliveredAt() != null || known.othersDelivered() > 0) {
            todo.add("Kiliba (account " + (known.account() == null ? "of the partner" : known.account())
                    + ") has taken "
                    + (known.deliveredAt() == null ? "" : "the customer (last at " + known.deliveredAt() + ") and ")
                    + known.othersDelivered()
                    + " of their orders, carts and visits; nothing was deleted there: ask for it there");
        }
        todo.add(
                "the partner's own files (done/, failed/, receipts beside the drop) and any backup of the data folder or the"
                        + " database are not touched");
        todo.addAll(ofFiles);
        return todo;
    }
}
