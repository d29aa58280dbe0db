package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing is foreign text that becomes a path, a header and a line of a log. */
class PlainNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"lines_0412.csv", "Ventes d'été (2).csv", "客户.csv", "a b.csv.gz", "x", "-rf.csv", "a\u0301.csv"})
    void a_plain_name_is_taken(String name) {
        assertThat(PlainName.refusal(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0.csv",
                "a\n.csv",
                "a\r\nDELE b.csv",
                "a\t.csv",
                "a\u001b[31m.csv",
                "a\u007f.csv",
                "a\u0085.csv",
                "a\u2028.csv",
                "vsc.\u202ea.exe",
                "a\u200b.csv",
                "\ufeffa.csv",
                "a\ud800.csv"
            })
    void a_control_character_is_refused_and_never_printed(String name) {
        assertThat(PlainName.refusal(name)).isEqualTo("it holds a control character");
        assertThat(PlainName.printable(name)).contains("?").doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.csv", "a/../../b.csv", "a/b.csv", "..", "C:\\b.csv", "a..b.csv"})
    void a_name_that_could_leave_its_folder_is_refused(String name) {
        assertThat(PlainName.refusal(name)).isNotNull();
    }

    @Test
    void a_name_leaves_room_for_the_endings_of_its_receipts() {
        assertThat(PlainName.refusal("é".repeat(100))).isNull();
        assertThat(PlainName.refusal("é".repeat(101))).isEqualTo("it has 202 bytes, at most 200 are taken");
        assertThat(PlainName.refusal("")).isEqualTo("it has 0 bytes, at most 200 are taken");
    }
}
