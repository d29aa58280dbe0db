package io.serai.road;

import io.serai.drift.Comparison;
import io.serai.drift.HeaderDrift;
import io.serai.drift.Sample;
import io.serai.drift.SeenHeader;
import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.model.ColumnMissing;
import io.serai.model.FileUnusable;
import io.serai.model.StillArriving;
import io.serai.read.OpenFile;
import io.serai.read.RowReader;
import io.serai.state.Drop;
import io.serai.state.HeaderBook;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares the header of each file with the last good one of its feed; a difference is one log line, and goes into the receipt. */
@Component
class HeaderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HeaderWatch.class);
    private static final List<String> REJECTS_COLUMNS = List.of("serai_line", "serai_code");

    private final HeaderBook book;
    private final RowReader reader;
    private final DropLog log;

    HeaderWatch(HeaderBook book, RowReader reader, DropLog log) {
        this.book = book;
        this.reader = reader;
        this.log = log;
    }

    /** The whole file was read, and is about to be closed. */
    void read(Drop drop, OpenFile file, Sample sample) {
        if (isNew(drop, file)) {
            SeenHeader before = book.last(drop.file().feed()).orElse(null);
            note(drop, before == null ? null : Comparison.of(file.feed(), file.header(), before, sample));
        }
    }

    /** It is closed: the next file of its feed is compared with it. */
    void learn(Drop drop, OpenFile file, Sample sample) {
        if (isNew(drop, file)) {
            book.learn(drop, SeenHeader.of(drop.id(), file.header(), sample, file.feed()));
        }
    }

    /**
     * A corrected rejects file, a file that an operator has read again, and records that name their columns themselves say
     * nothing about what comes next.
     */
    private boolean isNew(Drop drop, OpenFile file) {
        return !file.namesEachRecord() && !file.header().containsAll(REJECTS_COLUMNS) && !book.isReplay(drop);
    }

    /**
     * The header lacks what its feed needs.
     *
     * @throws StillArriving when the file turns out to be unfinished
     */
    void missing(Drop drop, Feed feed, ColumnMissing why) throws StillArriving {
        SeenHeader before = book.last(feed.name()).orElse(null);
        note(drop, Comparison.of(feed, why.header(), before, sample(drop, feed)));
    }

    /** The first rows, read by a feed that wants no column. */
    private Sample sample(Drop drop, Feed feed) throws StillArriving {
        Sample sample = new Sample();
        Map<String, String> all = Field.of(feed.rows()).stream().collect(Collectors.toMap(Field::word, field -> ""));
        Feed framing = new Feed(
                feed.name(),
                feed.partner(),
                feed.account(),
                feed.rows(),
                feed.format(),
                Map.of(),
                all,
                Map.of(),
                Map.of(),
                Map.of(),
                feed.policies(),
                null);
        try (OpenFile file = reader.open(drop.file(), framing)) {
            while (!sample.isFull() && file.hasNext()) {
                sample.add(file.next());
            }
        } catch (OpenFile.Arriving e) {
            throw e.arriving();
        } catch (FileUnusable | OpenFile.Unusable e) {
            LOG.debug("looking at the first rows of drop {}", drop.id(), e);
        }
        return sample;
    }

    private void note(Drop drop, @Nullable HeaderDrift drift) {
        if (book.note(drop, drift) && drift != null) {
            log.header(drop, drift);
        }
    }
}
