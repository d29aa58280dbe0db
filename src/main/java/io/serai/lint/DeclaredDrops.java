package io.serai.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The drops of the hub's route files, as they are written. */
@Component
public class DeclaredDrops {

    private final RouteFolder folder;
    private final Surroundings surroundings;

    DeclaredDrops(RouteFolder folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /**
     * One drop.
     *
     * @param id of its route
     * @param template such as {@code sftp-drop}
     * @param parameters as written or by default, references replaced
     * @param unknown parameters whose references have no value here, by name, as written
     */
    public record Declared(String id, String template, Map<String, String> parameters, Map<String, String> unknown) {}

    /** All drops, in the order of their files. */
    public List<Declared> all() throws IOException {
        Map<String, Template> templates = new LinkedHashMap<>();
        List<Drop> drops = new ArrayList<>();
        for (Path file : folder.files()) {
            RouteFile read = RouteFile.of(file.toString(), Files.readAllBytes(file));
            if (read.unreadable().isEmpty()) {
                read.all("routeTemplate")
                        .forEach(one -> templates.put(one.at("id").text(), Template.of(one)));
                Drop.of(read).stream().filter(drop -> !drop.isVirtual()).forEach(drops::add);
            }
        }
        return drops.stream().map(drop -> declared(drop, templates)).toList();
    }

    private Declared declared(Drop drop, Map<String, Template> templates) {
        Map<String, String> texts = new LinkedHashMap<>();
        Template template = templates.get(drop.template());
        if (template != null) {
            texts.putAll(template.fallbacks());
        }
        drop.written().forEach((name, written) -> texts.put(name, written.text()));
        References references = new References(surroundings);
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> unknown = new LinkedHashMap<>();
        texts.forEach((name, text) -> references
                .resolved(text)
                .ifPresentOrElse(value -> parameters.put(name, value), () -> unknown.put(name, text)));
        return new Declared(drop.id(), drop.template(), parameters, unknown);
    }
}
