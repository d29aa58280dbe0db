package io.serai.push;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReadingRoomTest {

    private final ReadingRoom room = new ReadingRoom(100);

    @Test
    void bodiesAreReadTogetherUpToTheLimitAndThereIsRoomAgainWhenOneHasLeft() throws Exception {
        room.enter(60);
        room.enter(40);
        assertThatThrownBy(() -> room.enter(1))
                .hasMessage("found 2 other bodies of 100 bytes being read; expected at most 100 bytes together with"
                        + " this one, send it again when they are answered");
        room.leave(60);
        assertThatCode(() -> room.enter(60)).doesNotThrowAnyException();
    }

    @Test
    void aBodyLargerThanTheRoomIsReadAlone() throws Exception {
        room.enter(1);
        assertThatThrownBy(() -> room.enter(500)).isInstanceOf(ReadingRoom.Full.class);
        room.leave(1);
        room.enter(500);
        assertThatThrownBy(() -> room.enter(1)).hasMessageStartingWith("found 1 other body of 500 bytes being read");
        room.leave(500);
        assertThatCode(() -> room.enter(100)).doesNotThrowAnyException();
    }
}
