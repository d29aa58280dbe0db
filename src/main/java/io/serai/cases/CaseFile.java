package io.serai.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tests of one partner, as they stand in {@code <partner>.test.yaml}.
 *
 * @param partner the partner file whose feeds are tested
 */
public record CaseFile(Path file, Path partner, List<Case> cases) {

    /** How the names of test files end. */
    public static final String END = ".test.yaml";

    private static final String PARTNER_END = ".camel.yaml";

    /**
     * Reads a test file; nothing is run.
     *
     * @throws InvalidCase when it does not keep to the form
     * @throws IOException when it cannot be read
     */
    public static CaseFile read(Path file) throws IOException {
        Yaml root = Yaml.read(file);
        if (root == null) {
            throw new InvalidCase(file + ":1", "an empty file", "tests: a list of tests");
        }
        Map<String, Yaml> keys = root.map(List.of("routes", "tests"));
        Yaml tests = keys.get("tests");
        if (tests == null || tests.list().isEmpty()) {
            throw new InvalidCase(root.place(), "no tests", "tests: a list of tests");
        }
        return new CaseFile(
                file,
                partner(file, keys.get("routes")),
                tests.list().stream().map(Case::of).toList());
    }

    private static Path partner(Path file, @Nullable Yaml routes) {
        String name = file.getFileName().toString();
        String beside = name.endsWith(END) ? name.substring(0, name.length() - END.length()) : name;
        Path partner = file.resolveSibling(routes == null ? beside + PARTNER_END : routes.text());
        if (!Files.isRegularFile(partner)) {
            throw new InvalidCase(
                    routes == null ? file + ":1" : routes.place(),
                    "no partner file " + partner,
                    "the partner file beside it, or routes: with its path from here");
        }
        return partner;
    }

    /** Where paths in the test file begin. */
    @Nullable
    Path folder() {
        return file.getParent();
    }
}
