package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says what the code says. {@code -Dserai.docs.write=true} writes it again. */
class ConfigurationPageTest {

    private static final String COMMAND = "mvn -q test -Dtest=ConfigurationPageTest -Dserai.docs.write=true";
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?:\\$\\{|\\{\\{)\\??(serai\\.[\\w.-]+)");

    private final String text;

    ConfigurationPageTest() throws IOException {
        text = ConfigurationPage.text();
    }

    @Test
    void thePageIsFresh() throws IOException {
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.writeString(ConfigurationPage.PAGE, text);
        }
        assertThat(ConfigurationPage.PAGE)
                .as("docs/configuration.md is older than the code; make it again with: %s", COMMAND)
                .hasContent(text);
    }

    @Test
    void everySettingThatTheProgramAsksForIsOnThePage() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String tree : new String[] {"src/main/java", "src/main/resources", "routes"}) {
            try (Stream<Path> files = Files.walk(Path.of(tree))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher placeholder = PLACEHOLDER.matcher(Files.readString(file));
                    while (placeholder.find()) {
                        asked.add(placeholder.group(1));
                    }
                }
            }
        }
        assertThat(asked).isNotEmpty().allMatch(this::isOnThePage);
    }

    @Test
    void everySettingOfTheMetadataIsOnThePage() throws IOException {
        Assumptions.assumeTrue(Files.exists(METADATA), "compiled without the annotation processor");
        JsonNode properties = new ObjectMapper().readTree(METADATA.toFile()).path("properties");
        assertThat(properties).isNotEmpty();
        for (JsonNode property : properties) {
            String name = property.path("name").asText();
            assertThat(name.equals("serai.kiliba.accounts") || isOnThePage(name))
                    .as("%s is on the page", name)
                    .isTrue();
        }
    }

    @Test
    void everyRowOfThePageSaysWhatItMeans() {
        assertThat(text.lines().filter(line -> line.startsWith("| `")))
                .isNotEmpty()
                .noneMatch(line -> line.endsWith("|  |"));
    }

    private boolean isOnThePage(String setting) {
        return text.contains("`" + setting + "`");
    }
}
