package io.serai.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** What the alerts and the dashboard ask of Prometheus, and what of it a hub does not show. */
final class Queries {

    private static final Path ALERTS = Path.of("docker", "prometheus", "alerts.yml");
    private static final Path DASHBOARD = Path.of("docker", "grafana", "dashboards", "serai.json");

    private static final Pattern METRIC = Pattern.compile("\\b(?:serai|disk|jvm|process|system)_[a-z_]+");
    private static final Pattern MATCHED = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?([a-z_]+)\\s*}}");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"");

    private Queries() {}

    /**
     * A query and what is shown of its answer.
     *
     * @param where the alert's or panel's name
     * @param text what people read, with {@code {{label}}}
     */
    record Query(String where, String expression, String text) {

        /** As Grafana sends it, with every partner and account chosen. */
        String filled() {
            return expression.replace("$__rate_interval", "1m").replaceAll("\\$[a-z]+", ".*");
        }
    }

    static List<Query> all() throws IOException {
        List<Query> queries = alerts();
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        dashboard.path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> queries.add(new Query(
                        panel.path("title").asText(),
                        target.path("expr").asText(),
                        target.path("legendFormat").asText()))));
        return queries;
    }

    /** Of the alerts alone; each text holds the annotations. */
    static List<Query> alerts() throws IOException {
        List<Query> queries = new ArrayList<>();
        Map<?, ?> file = new Yaml().load(Files.readString(ALERTS));
        for (Object group : list(file.get("groups"))) {
            for (Object rule : list(((Map<?, ?>) group).get("rules"))) {
                Map<?, ?> alert = (Map<?, ?>) rule;
                queries.add(new Query(
                        String.valueOf(alert.get("alert")),
                        String.valueOf(alert.get("expr")),
                        String.valueOf(alert.get("annotations"))));
            }
        }
        return queries;
    }

    private static List<?> list(@Nullable Object found) {
        return (List<?>) Objects.requireNonNull(found);
    }

    /** Each metric or label that a query names and this exposition does not have. */
    static List<String> unknown(List<Query> queries, String exposition) {
        Map<String, Set<String>> known = labels(exposition);
        List<String> unknown = new ArrayList<>();
        for (Query query : queries) {
            Set<String> labels = new TreeSet<>();
            for (String metric : found(METRIC, query.expression(), 0)) {
                if (!known.containsKey(metric)) {
                    unknown.add(query.where() + ": no metric " + metric);
                }
                labels.addAll(known.getOrDefault(metric, Set.of()));
            }
            Set<String> named = found(MATCHED, query.expression(), 1);
            found(GROUPED, query.expression(), 1).forEach(by -> named.addAll(List.of(by.split(", *"))));
            named.addAll(found(SHOWN, query.text(), 1));
            named.removeAll(labels);
            // Prometheus' own
            named.remove("job");
            named.forEach(label -> unknown.add(query.where() + ": no label " + label));
        }
        return unknown;
    }

    private static Map<String, Set<String>> labels(String exposition) {
        Map<String, Set<String>> labels = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(exposition);
        while (sample.find()) {
            String named = sample.group(2) == null ? "" : sample.group(2);
            labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>()).addAll(found(LABEL, named, 1));
        }
        return labels;
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }
}
