package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/schema/} says what the code says, and fits real partner files. {@code -Dserai.docs.write=true} writes it again. */
class PartnerSchemaTest {

    private static final String COMMAND = "mvn -q test -Dtest=PartnerSchemaTest -Dserai.docs.write=true";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SAMPLE = "routes/samples/boulange.camel.yaml";

    @Test
    void theSchemasAreFresh() throws IOException {
        for (Map.Entry<Path, String> schema : PartnerSchema.texts().entrySet()) {
            if (Boolean.getBoolean("serai.docs.write")) {
                Files.createDirectories(schema.getKey().getParent());
                Files.writeString(schema.getKey(), schema.getValue());
            }
            assertThat(schema.getKey())
                    .as("%s is older than the code; make it again with: %s", schema.getKey(), COMMAND)
                    .hasContent(schema.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SAMPLE,
                "routes/samples/cyclo.camel.yaml",
                "routes/samples/modeline.camel.yaml",
                "src/test/resources/hub/market.camel.yaml",
                "routes/presets/kiliba-catalogue.camel.yaml",
                "src/test/resources/onboarding/bikecorp.camel.yaml",
                "src/test/resources/onboarding/superstore.camel.yaml",
                "src/test/resources/replay/acme.camel.yaml"
            })
    void realPartnerFilesFit(String file) throws IOException {
        assertThat(schema().validate(YAML.readTree(Path.of(file).toFile()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rows: tickets     | rows: ticket
            zone: Europe      | zonee: Europe
            email: e_mail     | e-mail: e_mail
            line: pos         | created-at: pos
            directory: in     | folder: in
            policies: {lines: merge} | policies: {lines: mergee}
            partner: boulange | partners: boulange
            """)
    void mistakesDoNot(String right, String wrong) throws IOException {
        String text = Files.readString(Path.of(SAMPLE));
        assertThat(text).contains(right);
        JsonNode tree = YAML.readTree(text.replaceFirst(
                java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
        assertThat(schema().validate(tree)).isNotEmpty();
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(SchemaLocation.of(
                        PartnerSchema.PARTNER.toAbsolutePath().toUri().toString()));
    }
}
