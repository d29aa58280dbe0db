package io.serai.rehearse;

import io.serai.assemble.Assembler;
import io.serai.check.RequestLimits;
import io.serai.feed.Feeds;
import io.serai.feed.Policies;
import io.serai.model.Entity;
import io.serai.rehearse.Rehearsed.Cost;
import io.serai.rehearse.Rehearsed.FeedChange;
import io.serai.rehearse.Rehearsed.FileResult;
import io.serai.rehearse.Rehearsed.ItemsResult;
import io.serai.rehearse.Rehearsed.NotKept;
import io.serai.state.EarlierDocuments;
import io.serai.state.PastDrops;
import io.serai.state.PastDrops.PastDrop;
import io.serai.state.Snapshots;
import io.serai.state.StoreView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads archived files twice, as they are declared now and as the edited partner file declares them, and compares what comes of
 * it. Both begin with the state as it would be without these files, in stores that are thrown away; the live store is read at one
 * moment and never written, and the hub may go on.
 */
@Component
public final class Rehearsal {

    private final EditedFiles editedFiles;
    private final Feeds feeds;
    private final Snapshots snapshots;
    private final Assembler assembler;
    private final RequestLimits limits;
    private final HubParts parts;

    Rehearsal(
            EditedFiles editedFiles,
            Feeds feeds,
            Snapshots snapshots,
            Assembler assembler,
            RequestLimits limits,
            HubParts parts) {
        this.editedFiles = editedFiles;
        this.feeds = feeds;
        this.snapshots = snapshots;
        this.assembler = assembler;
        this.limits = limits;
        this.parts = parts;
    }

    /**
     * Rehearses; it takes about twice as long as reading the files took. It ends early when its thread is interrupted.
     *
     * @param progress told in words what is being done
     * @throws CannotRehearse when the edited file has errors, or there is nothing to compare
     */
    public Rehearsed run(Wanted wanted, Consumer<String> progress) {
        progress.accept("checking " + wanted.file());
        EditedFile file = editedFiles.read(wanted);
        SortedSet<String> chosen = file.chosen(wanted.feeds());
        Declarations running = Declarations.of(feeds);
        long begin = System.nanoTime();
        return snapshots.read(store -> {
            List<PastDrop> drops = new PastDrops(store).last(chosen, wanted.dropsMax());
            List<PastDrop> kept = drops.stream().filter(PastDrop::kept).toList();
            checkSomething(file, chosen, drops, kept);
            Found found = compared(store, wanted, running, Declarations.with(running, file), kept, progress);
            List<NotKept> gone = drops.stream()
                    .filter(drop -> !drop.kept())
                    .map(drop -> new NotKept(
                            drop.id(), drop.file().name(), drop.file().feed(), drop.receivedAt()))
                    .toList();
            Cost cost = new Cost(bytes(kept), found.documents(), (System.nanoTime() - begin) / 1_000_000);
            return rehearsed(file, found, gone, cost);
        });
    }

    private static void checkSomething(EditedFile file, Set<String> chosen, List<PastDrop> drops, List<PastDrop> kept) {
        if (drops.isEmpty()) {
            throw new CannotRehearse("no file of " + String.join(", ", chosen)
                    + " has come yet, so there is nothing to read again; expected feeds of which files came (both files declare "
                    + String.join(", ", file.feeds()) + ", see --feed); a sample file is tried with check");
        }
        if (kept.isEmpty()) {
            throw new CannotRehearse("the last " + drops.size() + " files of " + String.join(", ", chosen)
                    + " are no longer in the archive (the newest was drop "
                    + drops.get(drops.size() - 1).id()
                    + "); expected them for serai.archive.keep; a copy of one is tried with check");
        }
    }

    private record Found(List<FileResult> files, List<ItemsResult> items, long documents) {}

    private Found compared(
            StoreView store,
            Wanted wanted,
            Declarations running,
            Declarations edited,
            List<PastDrop> drops,
            Consumer<String> progress) {
        Path folder = ThrowAway.folder(bytes(drops));
        try (Side before = Side.open(parts, ThrowAway.in(folder, "running"), running);
                Side after = Side.open(parts, ThrowAway.in(folder, "edited"), edited)) {
            Set<Long> without = new TreeSet<>();
            drops.forEach(drop -> without.addAll(drop.same()));
            EarlierDocuments earlier = new EarlierDocuments(store, without, List.of(before.store(), after.store()));
            bringWholly(earlier, drops, running, edited, progress);
            FileComparison comparison = new FileComparison(before, after, earlier, folder.resolve("rejects"), wanted);
            List<FileResult> files = new ArrayList<>();
            for (PastDrop drop : drops) {
                Stopped.check();
                progress.accept("reading " + drop.file().name() + ", " + (files.size() + 1) + " of " + drops.size());
                files.add(comparison.of(drop));
            }
            progress.accept("comparing what would be sent");
            return new Found(files, items(before, after, wanted), earlier.documents());
        } finally {
            ThrowAway.remove(folder);
        }
    }

    /** A full file speaks of everything of its kind. */
    private static void bringWholly(
            EarlierDocuments earlier,
            List<PastDrop> drops,
            Declarations running,
            Declarations edited,
            Consumer<String> progress) {
        record Kind(String partner, Entity entity) {}
        Set<Kind> kinds = new LinkedHashSet<>();
        for (PastDrop drop : drops) {
            Stream.of(running, edited)
                    .flatMap(side ->
                            Stream.ofNullable(side.byName().get(drop.file().feed())))
                    .filter(feed -> feed.policies().mode() == Policies.Mode.FULL)
                    .forEach(feed ->
                            kinds.add(new Kind(feed.partner(), feed.rows().entity())));
        }
        kinds.forEach(kind -> {
            progress.accept("copying every " + kind.entity().word() + " of " + kind.partner()
                    + ", since its files are full ones");
            earlier.bringAll(kind.partner(), kind.entity());
        });
    }

    private List<ItemsResult> items(Side running, Side edited, Wanted wanted) {
        Map<Entity, EntityComparison> byEntity = new EnumMap<>(Entity.class);
        for (Entity entity : Entity.values()) {
            byEntity.put(entity, new EntityComparison(entity, wanted));
        }
        Standings standings = new Standings(assembler, limits);
        running.look(before -> edited.look(after -> {
            for (Pairs pairs = new Pairs(before, after); pairs.hasNext(); ) {
                Pairs.Pair pair = pairs.next();
                EntityComparison comparison = byEntity.get(pair.key().entity());
                if (comparison != null) {
                    comparison.add(pair.key(), standings.of(pair.running()), standings.of(pair.edited()));
                }
            }
            return true;
        }));
        return byEntity.values().stream()
                .flatMap(comparison -> Stream.ofNullable(comparison.result()))
                .toList();
    }

    private static Rehearsed rehearsed(EditedFile file, Found found, List<NotKept> gone, Cost cost) {
        List<FeedChange> changes = file.feeds().stream()
                .map(feed -> new FeedChange(
                        feed,
                        file.change(feed),
                        KeyChanges.between(
                                file.running().get(feed), file.edited().get(feed)),
                        (int) found.files().stream()
                                .filter(one -> one.feed().equals(feed))
                                .count()))
                .toList();
        Summary summary = Summary.of(found.files(), found.items());
        return new Rehearsed(
                file.name(),
                file.replaces(),
                changes,
                found.files(),
                gone,
                found.items(),
                summary.differs(),
                summary.text(),
                cost);
    }

    private static long bytes(List<PastDrop> drops) {
        return drops.stream().mapToLong(drop -> drop.file().size()).sum();
    }
}
