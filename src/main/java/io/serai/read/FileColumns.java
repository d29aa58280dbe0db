package io.serai.read;

import io.serai.feed.Feed;

/** The columns of one file as its rules use them. */
record FileColumns(Feed feed, Slots slots, NamedCells customFields, NamedCells metadata, Translations translations) {

    static FileColumns of(Feed feed, Header header, ReadSettings settings) {
        Slots slots = new Slots(feed, header, settings);
        return new FileColumns(
                feed,
                slots,
                new NamedCells("custom fields", feed.customFields(), header, slots.nullWords(), settings),
                new NamedCells("metadata", feed.metadata(), header, slots.nullWords(), settings),
                new Translations(feed.translations(), header, slots.nullWords()));
    }
}
