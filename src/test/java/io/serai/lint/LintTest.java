package io.serai.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake in a file that is otherwise right: where it is told, and with which remedy. */
class LintTest {

    private static final String ACME = """
            # What:  a made-up partner.
            - beans:
                - name: acme-lines
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: acme
                    account: main
                    rows: ticket-lines
                    format: {delimiter: ";", file-time: "_(\\\\d{14})", file-time-pattern: yyyyMMddHHmmss, zone: Europe/Paris}
                    columns: {ticket: T, store: S, line: L, product: P, quantity: Q, amount-net: N, amount-gross: G}
                    policies: {lines: merge}
            - route:
                id: acme-lines-drop
                description: Lines.
                from:
                  uri: kamelet:sftp-drop
                  parameters:
                    partner: acme
                    feed: acme-lines
                    host: "{{acme.host}}"
                    port: "22"
                    username: acme
                    password: "{{env:ACME_PASSWORD}}"
                    knownHostsFile: hosts
                    directory: in
                    include: "lines_.*\\\\.csv"
                  steps:
                    - to: {uri: "direct:receive-file"}
            """;

    private final Lint lint = new Lint(new Around(Map.of("acme.host", "sftp.example", "serai.replay.tick", "300")));

    private List<Finding> findings(String... partners) {
        List<RouteFile> files = new ArrayList<>(road());
        for (int i = 0; i < partners.length; i++) {
            files.add(RouteFile.of("p" + i + ".camel.yaml", partners[i].getBytes(StandardCharsets.UTF_8)));
        }
        return lint.check(files);
    }

    static List<RouteFile> road() {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            List<RouteFile> road = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".camel.yaml")).toList()) {
                road.add(RouteFile.of(file.toString(), Files.readAllBytes(file)));
            }
            return road;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileWithoutAMistakeHasNoFinding() {
        assertThat(findings(ACME)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            delimiter: ";"            | delimitter: ";"           | 9:18: error: feed acme-lines: format: found the unknown key "delimitter" | perhaps delimiter; known:
            account: main             | account: mian             | 7:9: error: there is no account "mian" | did you mean main?
            rows: ticket-lines        | rows: ticket-line         | 8:9: error: feed acme-lines: rows: found "ticket-line" | perhaps ticket-lines
            columns: {ticket: T       | colums: {ticket: T        | 10:9: error: a feed has no key "colums" | did you mean columns?
            , zone: Europe/Paris      | ``                        | 9:9: error: feed acme-lines: format.zone: found nothing | a time zone such as Europe/Paris
            _(\\\\d{14})              | _\\\\d{14}                | 9:34: error: feed acme-lines: format.file-time: found "0 groups | with one group
            yyyyMMddHHmmss            | yyyyMMddbb                | 9:59: error: feed acme-lines: format.file-time-pattern | a date pattern such as
            lines: merge              | lines: replace            | 11:9: error: feed acme-lines: policies.reject-budget-percent | 0, since with lines: replace
            lines: merge              | lines: merge, mode: full  | 11:34: error: feed acme-lines: policies.mode | increment, since lines
            kamelet:sftp-drop         | kamelet:sftp-dorp         | 16:7: error: there is no drop template "sftp-dorp" | did you mean sftp-drop?
            feed: acme-lines          | feed: acme-line           | 19:9: error: drop acme-lines-drop names the feed "acme-line" | did you mean acme-lines?
            knownHostsFile: hosts     | knownHostFile: hosts      | 24:9: error: sftp-drop has no parameter "knownHostFile" | did you mean knownHostsFile?
            directory: in             | port: "22"                | the key "port" stands here for the second time | keep one
            direct:receive-file       | direct:recieve-file       | 28:16: error: no route begins with direct:recieve-file | did you mean direct:receive-file?
            "{{env:ACME_PASSWORD}}"   | hunter2                   | 23:9: error: password is written out (not shown) | {{env:ACME_PASSWORD}}
            "{{env:ACME_PASSWORD}}"   | "{{env:X:hunter2}}"       | 23:9: error: password is written out (not shown) | {{env:ACME_PASSWORD}}
            {{env:ACME_PASSWORD}}     | {{env:NOBODYS}}           | 23:9: error: {{env:NOBODYS}} has no value | set the environment variable NOBODYS
            {{acme.host}}             | {{acme.hots}}             | 20:9: error: {{acme.hots}} has no value | set acme.hots in application.yaml
            lines_.*\\\\.csv          | *.csv                     | 26:9: error: include is no regular expression | write ".*\\.csv"
            lines_.*\\\\.csv          | in/lines_.*               | 26:9: error: include can never take a file | without a folder
            lines_.*\\\\.csv          | lines_*.csv               | 26:9: warning: include "lines_*.csv" is a regular expression | write "lines_.*\\.csv"
            port: "22"                | lane: past                | error: lane is "past" | history
            io.serai.feed.FeedDecl    | io.serai.feed.FeetDecl    | 4:7: error: there is no class | io.serai.feed.FeedDeclaration
            steps:                    | stepps:                   | 27:7: error: from has the unknown key "stepps" | did you mean steps?
            description: Lines.       | description: [Lines]      | 14:5: error: description is a list | write a text, in quotes
            description: Lines.       | routeConfigurationId: x   | 14:5: error: there is no routeConfiguration x | correct the name
            partner: acme             | partner: [acme            | error: this is no YAML | correct the YAML
            """)
    void oneMistakeIsToldWithPlaceAndRemedy(String right, String wrong, String found, String fix) {
        assertThat(ACME).contains(right);
        List<Finding> findings = findings(ACME.replaceFirst(
                java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
        assertThat(findings)
                .extracting(Finding::text)
                .anySatisfy(text -> assertThat(text).contains(found, fix).startsWith("p0.camel.yaml:"));
        assertThat(findings).allMatch(finding -> finding.file().equals("p0.camel.yaml"));
        assertThat(findings).noneMatch(finding -> finding.text().contains("hunter2"));
    }

    @Test
    void namesThatTwoFilesDefineAreToldInBoth() {
        String bravo = ACME.replace("name: acme-lines", "name: bravo-lines")
                .replace("feed: acme-lines", "feed: bravo-lines")
                .replace("directory: in", "directory: elsewhere");
        assertThat(findings(ACME, bravo))
                .extracting(Finding::text)
                .containsExactly(
                        "p0.camel.yaml:13:5: error: the route id \"acme-lines-drop\" is taken: p1.camel.yaml:13 has it too;"
                                + " choose another, or remove one of the two (taken-name)",
                        "p1.camel.yaml:13:5: error: the route id \"acme-lines-drop\" is taken: p0.camel.yaml:13 has it;"
                                + " choose another, or remove one of the two (taken-name)");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            lines_.*\\\\.csv | tickets_.*\\\\.csv     |
            lines_.*\\\\.csv | lines_2.*              | error
            .*               | tickets_.*             | error
            .*\\\\.csv       | .*\\\\.txt             |
            LINES.*          | lines.*                | error
            lines_\\\\d+.*   | lines_[a-z].*          |
            (?!x).*          | lines_.*               | warning
            """)
    void twoDropsMayNotTakeOneFile(String one, String other, String severity) {
        String first = ACME.replace("lines_.*\\\\.csv", one);
        String second = ACME.replace("id: acme-lines-drop", "id: b-drop")
                .replaceFirst("(?s)- beans:.*?- route:", "- route:")
                .replace("lines_.*\\\\.csv", other);
        assertThat(findings(first, second).stream()
                        .filter(finding -> finding.rule().equals("two-drops"))
                        .map(finding -> finding.severity().word()))
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void aSecretInAUriIsToldAndNotShown() {
        String uri = ACME.replaceFirst("kamelet:sftp-drop", "\"kamelet:sftp-drop?password=hunter2\"");
        assertThat(findings(uri))
                .extracting(Finding::text)
                .anyMatch(text -> text.startsWith("p0.camel.yaml:16:7: error: password is written out"))
                .noneMatch(text -> text.contains("hunter2"));
    }

    @Test
    void elsewhereAMissingValueIsOnlyAWarning() {
        List<RouteFile> files = new ArrayList<>(road());
        files.add(RouteFile.of("p0.camel.yaml", ACME.replace("acme.host", "x.y").getBytes(StandardCharsets.UTF_8)));
        assertThat(lint.elsewhere().check(files)).hasSize(1).noneMatch(Finding::isError);
    }

    @Test
    void anEmptyFileAndAFileThatIsNoListAreToldAsSuch() {
        assertThat(findings("")).extracting(Finding::text).first().asString().contains("the file is empty");
        assertThat(findings("route: x"))
                .extracting(Finding::text)
                .first()
                .asString()
                .contains("the file is no list");
    }
}
