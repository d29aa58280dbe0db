package io.serai.lint;

import io.serai.feed.Alias;
import io.serai.feed.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks route files: each alone ({@link #alone}), and what they say about each other ({@link #together}). */
@Component
public class Lint {

    private final Surroundings surroundings;

    public Lint(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The same checks away from the hub: a reference to a setting or a variable that has no value here is only a warning. */
    public Lint elsewhere() {
        return new Lint(new Elsewhere(surroundings));
    }

    /** Everything that can be told about these files, which are all that the hub loads; in the order of file and line. */
    public List<Finding> check(Collection<RouteFile> files) {
        Set<Finding> findings = new LinkedHashSet<>(together(files));
        files.forEach(file -> findings.addAll(alone(file)));
        return findings.stream().sorted().toList();
    }

    /** What does not depend on other files: YAML, Camel's schema, feeds, secrets, references to settings. */
    public List<Finding> alone(RouteFile file) {
        if (file.unreadable().isPresent()) {
            return List.of(file.unreadable().get());
        }
        List<Finding> findings = new ArrayList<>(CamelSchema.get().check(file));
        findings.addAll(new FeedFindings(surroundings).of(file));
        findings.addAll(Secrets.of(file));
        references(file, findings);
        return findings.stream().distinct().sorted().toList();
    }

    /** What depends on other files: names that are defined twice or never, drops that take the same files. */
    public List<Finding> together(Collection<RouteFile> files) {
        List<RouteFile> readable =
                files.stream().filter(file -> file.unreadable().isEmpty()).toList();
        List<Finding> findings = new ArrayList<>(new NameFindings(surroundings).of(readable));
        findings.addAll(new DropFindings(surroundings).of(readable));
        return findings.stream().distinct().sorted().toList();
    }

    /** Names of columns that operators accepted and that are in effect, but that the files do not write: only warnings. */
    public List<Finding> accepted(Collection<RouteFile> files, Collection<Alias> aliases) {
        List<Finding> findings = new ArrayList<>();
        for (RouteFile file : files) {
            FeedFindings.feeds(file).forEach(feed -> accepted(feed, aliases, findings));
        }
        return findings.stream().distinct().sorted().toList();
    }

    private static void accepted(Spot feed, Collection<Alias> aliases, List<Finding> findings) {
        for (Spot column : feed.at("properties").at("columns").children()) {
            aliases.stream()
                    .filter(alias -> alias.feed().equals(feed.at("name").text()))
                    .filter(alias -> alias.field().equals(Words.kebab(column.key())))
                    .filter(alias -> alias.isMissingIn(column.text()))
                    .forEach(alias -> findings.add(column.warning(
                            "accepted-only",
                            "an operator accepted the column \"" + alias.column() + "\" for " + alias.field()
                                    + ", which only the store knows",
                            "write " + alias.line(column.text()))));
        }
    }

    private void references(RouteFile file, List<Finding> findings) {
        References references = new References(surroundings);
        for (Spot element : file.root().children()) {
            Spot template = element.at("routeTemplate");
            Set<String> own = template.exists() ? Template.ownNames(template) : Set.of();
            element.deep().stream()
                    .filter(spot -> spot.node().isTextual())
                    .forEach(spot -> references.check(spot, own, findings));
        }
    }
}
