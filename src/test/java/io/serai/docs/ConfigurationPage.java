package io.serai.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.serai.deliver.KilibaSettings;
import io.serai.feed.Expected;
import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Format;
import io.serai.feed.Policies;
import io.serai.feed.Relaying;
import io.serai.feed.RowKind;
import io.serai.notice.NoticeSettings;
import io.serai.push.PushSettings;
import io.serai.read.ReadSettings;
import io.serai.settings.HubSettings;
import io.serai.watch.WatchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/configuration.md} from the settings records, the drop templates and the feed declaration. */
final class ConfigurationPage {

    static final Path PAGE = Path.of("docs/configuration.md");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern REFERENCE = Pattern.compile("^ *([\\w-]+): *\\$\\{(\\w+):([^}]*)}", Pattern.MULTILINE);

    private final StringBuilder page = new StringBuilder();

    private ConfigurationPage() {}

    static String text() throws IOException {
        ConfigurationPage made = new ConfigurationPage();
        made.head();
        made.settings();
        made.drops();
        made.feed();
        return made.page.toString();
    }

    private void head() throws IOException {
        page.append("# Configuration\n\n");
        page.append("This page is made from the code by `ConfigurationPageTest`; edit the code, not the page.\n\n");
        page.append(
                "Settings stand in `application.yaml`, or in the environment: `SERAI_DATA_DIR` for `serai.data-dir`. Times are written\n");
        page.append(
                "`500ms`, `10s`, `15m`, `90d`; sizes `2KB`, `16MB`, `20GB`. A setting that cannot be used stops the start and is named.\n");
        page.append(
                "Everything of Spring Boot can be set beside them, such as `spring.datasource.url` for another database.\n\n");
        page.append("The `application.yaml` that comes with Serai takes these from the environment:\n\n");
        page.append("| variable | when absent | for |\n|---|---|---|\n");
        Matcher reference = REFERENCE.matcher(Files.readString(Path.of("application.yaml")));
        while (reference.find()) {
            String fallback = reference.group(3).isEmpty() ? "the start is refused" : "`" + reference.group(3) + "`";
            row("`" + reference.group(2) + "`", fallback, reference.group(1));
        }
    }

    private void settings() {
        page.append("\n## The hub\n");
        table("serai.", Documented.of(HubSettings.class));
        page.append("\n## Watching and notices\n");
        table("serai.watch.", Documented.of(WatchSettings.class));
        table("serai.notices.", Documented.of(NoticeSettings.class));
        page.append("\n## Accounts at Kiliba\n\nOne block per account; its name is what a feed's `account` says.\n");
        table("serai.kiliba.accounts.<account>.", Documented.of(KilibaSettings.Account.class));
        page.append("\n## Limits of reading\n");
        table("serai.read.", Documented.of(ReadSettings.class));
        page.append("\n## Push over HTTP\n");
        table("serai.push.", Documented.of(PushSettings.class));
    }

    private void table(String prefix, List<Documented> settings) {
        page.append("\n| setting | default | meaning |\n|---|---|---|\n");
        settings.forEach(setting -> row("`" + prefix + setting.name() + "`", setting.shown(), setting.text()));
    }

    private void drops() throws IOException {
        page.append(
                        "\n## Drops\n\nA partner file uses them as `kamelet:<name>`, with these parameters. Secrets are references only:")
                .append(" `\"{{env:ACME_PASSWORD}}\"`.\n");
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().contains("10-receive-")) {
                    YAML.readTree(file.toFile()).findValues("routeTemplate").forEach(this::drop);
                }
            }
        }
    }

    private void drop(JsonNode template) {
        page.append("\n### ").append(template.path("id").asText()).append("\n\n");
        page.append(template.path("description").asText()).append("\n\n");
        page.append("| parameter | default | meaning |\n|---|---|---|\n");
        for (JsonNode parameter : template.path("parameters")) {
            String fallback = parameter.path("defaultValue").asText();
            String shown = fallback.isEmpty() ? "" : "`" + fallback + "`";
            row(
                    "`" + parameter.path("name").asText() + "`",
                    parameter.path("required").asBoolean() ? "required" : shown,
                    parameter.path("description").asText());
        }
    }

    private void feed() {
        page.append(
                        "\n## Feeds\n\nA feed is a bean of type `io.serai.feed.FeedDeclaration` under `beans:` of a partner file; its name is unique")
                .append(
                        " over all partners.\nKeys may be written `decimal-mark` or `decimalMark`; lists are separated by commas. An unknown key stops the start.\n");
        List<String> groups = List.of("name", "format", "policies", "relay");
        table(
                "",
                Documented.of(Feed.class).stream()
                        .filter(key -> !groups.contains(key.name().replaceAll("\\..*", "")))
                        .toList());
        page.append("\n### format\n");
        table("", Documented.of(Format.class));
        page.append("\n### policies\n");
        table("", Documented.of(Policies.class));
        page.append(
                "\n### relay\n\nFor files that the destination reads itself: `rows: file`, this group, and neither columns, defaults nor policies.\n");
        table("", Documented.of(Relaying.class));
        page.append("\n### expected\n\nWhen files are expected. A feed without this group is never missed.\n");
        page.append("\n| key | default | meaning |\n|---|---|---|\n");
        Documented.of(Expected.class).stream()
                .filter(key -> !key.name().equals("feed") && !key.name().equals("partner"))
                .forEach(
                        key -> row("`" + key.name() + "`", key.name().equals("by-time") ? "required" : "", key.text()));
        page.append("\n### columns and defaults\n\nOur fields, and in which rows they can stand.\n\n");
        page.append("| field | written as | rows |\n|---|---|---|\n");
        for (Field field : Field.values()) {
            String rows = Arrays.stream(RowKind.values())
                    .filter(field::isOf)
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
            row("`" + field.word() + "`", field.form().name().toLowerCase(Locale.ROOT), rows);
        }
        page.append("\nThe default `")
                .append(Field.FILE_TIME)
                .append("` stands for the file's own time, in `created-at` and `updated-at`.\n");
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
