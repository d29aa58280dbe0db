package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Field;
import io.serai.feed.RequiredFields;
import io.serai.feed.RowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the partners' page says of each kind of file is what is read: its columns, and its example as a file. */
@SuppressWarnings("NullAway.Init")
class PartnerExamplesTest {

    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = RowKind.class, mode = Mode.EXCLUDE, names = "FILE")
    void theExampleIsAGoodFile(RowKind kind) throws Exception {
        String example = entry(kind).replaceFirst("(?s).*```csv\n(.*?)```.*", "$1");
        Feed feed = feed(kind, List.of(example.lines().findFirst().orElseThrow().split(",")));
        List<BoundRow> rows = Reading.bound(Files.writeString(folder.resolve("example.csv"), example), feed);
        assertThat(rows).hasSize((int) example.lines().count() - 1).allMatch(row -> row.reject() == null);
    }

    @ParameterizedTest
    @EnumSource(value = RowKind.class, mode = Mode.EXCLUDE, names = "FILE")
    void theColumnsAreThoseThatItCanHave(RowKind kind) throws IOException {
        List<String> words = Field.of(kind).stream().map(Field::word).toList();
        List<String> needed = words("- Needed: ", kind);
        List<String> listed = new ArrayList<>(needed);
        listed.addAll(words("- May be there: ", kind));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(words);
        Feed least = feed(
                kind, words.stream().filter(word -> !word.equals("tax-amount")).toList());
        assertThat(needed)
                .containsExactlyInAnyOrderElementsOf(
                        RequiredFields.of(least).stream().map(Field::word).toList());
    }

    private static List<String> words(String beginning, RowKind kind) throws IOException {
        List<String> words = new ArrayList<>();
        for (String line :
                entry(kind).lines().filter(one -> one.startsWith(beginning)).toList()) {
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                words.add(word.group(1));
            }
        }
        return words;
    }

    private static String entry(RowKind kind) throws IOException {
        String page = Files.readString(Path.of("docs/partners.md"));
        String heading = "\n### " + word(kind) + "\n";
        assertThat(page).contains(heading);
        return page.substring(page.indexOf(heading) + heading.length()).split("\n##", 2)[0];
    }

    private static Feed feed(RowKind kind, List<String> columns) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows(word(kind));
        for (String column : columns) {
            String[] field = column.split("\\.", 2);
            if (field.length == 1) {
                declaration.getColumns().put(column, column);
            } else {
                languages(declaration, field[0]).put(field[1], column);
            }
        }
        declaration.getPolicies().put("lineAmount", "unit");
        return declaration.feed("example");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> languages(FeedDeclaration declaration, String field) {
        return (Map<String, Object>)
                declaration.getColumns().computeIfAbsent(field, any -> new LinkedHashMap<String, Object>());
    }

    private static String word(RowKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
