package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartsJsonTest {

    private static KeptPart part(long drop, String text) {
        String json = "{\"n\":" + ValuesJson.write(text) + ",\"m\":[1.50]}";
        return new KeptPart(drop, drop + 1, Instant.EPOCH, Rows.MORNING, json);
    }

    @Test
    void aLongTicketComesBackAsItWasWhateverItsTextHolds() {
        TreeMap<String, KeptPart> lines = new TreeMap<>(LineIds.ORDER);
        for (int n = 1; n <= 3000; n++) {
            lines.put("" + n, part(n, "é \"quoted\" \\ \uD83C\uDF75 }{ " + n));
        }
        lines.put("drop \"é\"", part(7, ""));
        KeptParts parts = new KeptParts(part(1, "header"), lines);
        KeptParts again = KeptParts.of(PartsJson.read(PartsJson.write(parts)), drop -> Rows.MORNING);
        assertThat(again).isEqualTo(parts);
    }
}
