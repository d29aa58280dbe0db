package io.serai.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which names of files the drops of the folder's route files take. */
@Component
public class DropNames {

    /** Where a drop says nothing, it takes every name. */
    private static final Template PLAIN = new Template(Set.of(), Set.of(), Map.of("include", ".*"));

    private final RouteFolder folder;
    private final References references;

    DropNames(RouteFolder folder, Surroundings surroundings) {
        this.folder = folder;
        this.references = new References(surroundings);
    }

    /**
     * Why no drop would bring a file of this name to the feed, as one sentence; empty when one would, when the feed has no drop
     * here, and when that cannot be known here.
     */
    public Optional<String> refusal(String feed, String name) throws IOException {
        List<Drop> drops = drops(feed);
        boolean taken = drops.isEmpty() || drops.stream().anyMatch(drop -> mayTake(drop, name));
        return taken
                ? Optional.empty()
                : Optional.of("no drop takes a file of this name: "
                        + drops.stream()
                                .map(drop -> drop.id() + " takes names that match \"" + include(drop) + '"')
                                .collect(Collectors.joining(", "))
                        + "; rename the file, or change include");
    }

    private List<Drop> drops(String feed) throws IOException {
        List<Drop> drops = new ArrayList<>();
        for (Path path : folder.files()) {
            RouteFile file = RouteFile.of(path.toString(), Files.readAllBytes(path));
            if (file.unreadable().isEmpty()) {
                Drop.of(file).stream()
                        .filter(drop -> drop.value("feed", PLAIN, references).equals(feed))
                        .forEach(drops::add);
            }
        }
        return drops;
    }

    private String include(Drop drop) {
        return drop.value("include", PLAIN, references);
    }

    /** What is undecided counts as taken. The pollers of files compare without case, that of S3 with it. */
    private boolean mayTake(Drop drop, String name) {
        String regex = include(drop);
        if (References.in(regex) || NamePattern.refusal(regex) != null) {
            return true;
        }
        int flags = drop.template().toLowerCase(Locale.ROOT).startsWith("s3") ? 0 : Pattern.CASE_INSENSITIVE;
        return Pattern.compile(regex, flags).matcher(name).matches();
    }
}
