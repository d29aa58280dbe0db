package io.serai.road;

import io.serai.model.ReceivedFile;
import io.serai.push.PushSettings;
import io.serai.push.ReadingRoom;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The steps of {@code 10-receive-push} that keep the memory for reading pushed bodies bounded. */
@Component("seraiPushRoom")
public class PushRoom {

    /** A packed body counts for what it may unpack to. */
    private static final int PACKED_RATIO = 8;

    private final ReadingRoom room;

    PushRoom(PushSettings settings) {
        this.room = new ReadingRoom(settings.readingBytesMax().toBytes());
    }

    /**
     * Takes room for a kept body.
     *
     * @throws ReadingRoom.Full when others are read that leave none
     */
    public void enter(@Body ReceivedFile file) throws ReadingRoom.Full {
        room.enter(weight(file));
    }

    /** It was read, well or not. */
    public void leave(@ExchangeProperty("kept") ReceivedFile file) {
        room.leave(weight(file));
    }

    private static long weight(ReceivedFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".gz") ? file.size() * PACKED_RATIO : file.size();
    }
}
