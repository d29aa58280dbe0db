package io.serai.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1+1",
                "+33 (0)6 12 34 56 78",
                "'=1+1"
            })
    void what_a_spreadsheet_would_run_gets_an_apostrophe(String cell) {
        assertThat(Formula.neutral(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "''", "a=1", "-12,50", "+33 6 12 34 56 78", "'quoted'", "2026-01-31", "'-12,50"})
    void what_it_would_not_run_stays(String cell) {
        assertThat(Formula.neutral(cell)).isEqualTo(cell);
        assertThat(Formula.restored(cell)).isEqualTo(cell);
    }

    @Property(tries = 2000)
    void what_comes_back_is_what_was_there(@ForAll("cells") String cell) {
        assertThat(Formula.restored(Formula.neutral(cell))).isEqualTo(cell);
    }

    @Property(tries = 2000)
    void an_apostrophe_that_the_partner_deleted_is_not_missed(@ForAll("cells") String cell) {
        String neutral = Formula.neutral(cell);
        if (!neutral.equals(cell) && cell.charAt(0) != '\'') {
            assertThat(Formula.restored(neutral.substring(1))).isEqualTo(cell);
        }
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings().withChars("''=+-@\t\r\n12 .,ax\uff1d").ofMaxLength(8);
    }
}
