package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsJsonTest {

    private static KeptPart part(long drop, String text) {
        String json = "{\"n\":" + ValuesJson.write(text) + ",\"m\":[1.50]}";
        return new KeptPart(drop, drop + 1, Instant.EPOCH, Rows.MORNING, json);
    }

    private static KeptParts parts(int count) {
        TreeMap<String, KeptPart> lines = new TreeMap<>(LineIds.ORDER);
        for (int n = 1; n < count; n++) {
            lines.put("" + n, part(n, "é \"quoted\" \\ \uD83C\uDF75 }{ " + n));
        }
        lines.put("drop \"é\"", part(7, ""));
        return new KeptParts(part(1, "header"), lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_000, 30_000})
    void aTicketComesBackAsItWasWhateverItsTextHolds(int lines) {
        String text = PartsJson.write(parts(lines));
        assertThat(KeptParts.of(PartsJson.read(text), drop -> Rows.MORNING)).isEqualTo(parts(lines));
        assertThat(PartsJson.hasMoreLines(text, lines - 1)).isTrue();
        assertThat(PartsJson.hasMoreLines(text, lines)).isFalse();
    }

    /** So people are found in it, and a database writes little. */
    @Test
    void ofManyLinesOnlyTheHeaderIsPlain() {
        assertThat(PartsJson.write(parts(3_000))).contains("header").contains("quoted");
        assertThat(PartsJson.write(parts(30_000)))
                .contains("header")
                .doesNotContain("quoted")
                .hasSizeLessThan(600_000);
    }
}
