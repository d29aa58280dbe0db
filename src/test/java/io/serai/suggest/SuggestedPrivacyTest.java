package io.serai.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.springframework.util.FileSystemUtils;

/** Whatever stands in the rows, it stands nowhere in what is written; whatever a column is called, its name is declared as it is. */
class SuggestedPrivacyTest {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

    private Random random = new Random();
    private final List<String> values = new ArrayList<>();

    /** A word that no evidence uses. */
    private String word(int letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        values.add(word.toString());
        return word.toString();
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('1' + random.nextInt(9)));
        }
        values.add(digits.toString());
        return digits.toString();
    }

    private String customers(boolean header) {
        StringBuilder text = new StringBuilder(header ? "id,surname,mail,tel,street,city,code\n" : "");
        for (int row = 0; row < 8; row++) {
            String odd = random.nextInt(4) == 0 ? word(9) : word(7) + "@" + word(8) + ".test";
            text.append(String.join(",", digits(9), word(8), odd, "+33" + digits(9), word(8), word(8), digits(13)))
                    .append('\n');
        }
        return text.toString();
    }

    private String sales() {
        StringBuilder text = new StringBuilder("ticket,store,date,status,line,sku,label,quantity,net,gross\n");
        for (int row = 0; row < 12; row++) {
            String amount = random.nextInt(5) == 0 ? word(6) : digits(5) + ".5";
            text.append(String.join(
                            ",",
                            digits(8),
                            word(6),
                            "2026-01-" + (10 + row),
                            word(6),
                            "" + row,
                            word(7),
                            word(9),
                            "1",
                            amount,
                            amount))
                    .append('\n');
        }
        return text.toString();
    }

    @Property(tries = 6)
    void noValueOfARowIsWritten(@ForAll long seed) throws IOException {
        random = new Random(seed);
        values.clear();
        Path folder = Files.createTempDirectory("suggest");
        try {
            Suggested suggested = Suggested.of(
                    Suggested.file(folder, "customers.csv", customers(random.nextBoolean())),
                    Suggested.file(folder, "sales.csv", sales()));
            assertThat(suggested.feeds()).isNotEmpty();
            String written = suggested.text() + suggested.suggestion().answers() + suggested.choices();
            assertThat(values).noneMatch(written::contains);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Property(tries = 20)
    void aColumnsNameIsDeclaredAsItIs(
            @ForAll @StringLength(min = 1, max = 12) @CharRange(from = ' ', to = '~') @CharRange(from = 'À', to = 'ÿ')
                    String name)
            throws IOException {
        String own = name.strip();
        boolean special = own.isEmpty() || own.matches(".*[\"|;@].*|#.*|.*\\{\\{.*|[-+.\\d ()/]+");
        Assume.that(!special && !List.of("id", "surname", "city").contains(own));
        Path folder = Files.createTempDirectory("suggest");
        try {
            Suggested suggested = Suggested.of(Suggested.file(
                    folder, "customers.csv", "id;surname;" + own + ";city\n" + "1;A;a@b.test;C\n2;B;b@b.test;D\n"));
            assertThat(suggested.feed("acme-customers").columns()).containsEntry("email", own);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
