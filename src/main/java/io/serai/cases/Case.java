package io.serai.cases;

import java.util.List;
import java.util.Map;

/**
 * One test: files in the order in which they come, and what they must become.
 *
 * @param name what is tested, as a sentence
 * @param place where it stands, such as {@code acme.test.yaml:12}
 */
public record Case(String name, String place, List<GivenFile> files, Map<String, Yaml> keys) {

    /** What of a test is compared besides its files. */
    static final List<String> EXPECTATIONS = List.of("customers", "orders", "items", "held", "refused");

    private static final List<String> KEYS =
            List.of("name", "files", "customers", "orders", "items", "held", "refused");

    static Case of(Yaml at) {
        Map<String, Yaml> keys = at.map(KEYS);
        Yaml name = keys.get("name");
        Yaml files = keys.get("files");
        if (name == null || name.text().isBlank()) {
            throw new InvalidCase(at.place(), "no name", "name: what is tested");
        }
        if (files == null || files.list().isEmpty()) {
            throw new InvalidCase(at.place(), "no files", "files: a list with one file or more");
        }
        List<GivenFile> given = files.list().stream().map(GivenFile::of).toList();
        if (EXPECTATIONS.stream().noneMatch(keys::containsKey) && given.stream().allMatch(Case::expectsNothing)) {
            throw new InvalidCase(
                    at.place(),
                    "a test that expects nothing",
                    "one of " + String.join(", ", EXPECTATIONS) + ", or of a file "
                            + String.join(", ", GivenFile.EXPECTATIONS));
        }
        return new Case(name.text(), at.place(), given, keys);
    }

    private static boolean expectsNothing(GivenFile file) {
        return GivenFile.EXPECTATIONS.stream().noneMatch(file.keys()::containsKey);
    }
}
