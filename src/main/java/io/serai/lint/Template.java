package io.serai.lint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code routeTemplate} takes.
 *
 * @param fallbacks default by parameter; a parameter without one is absent
 */
record Template(Set<String> parameters, Set<String> required, Map<String, String> fallbacks) {

    static Template of(Spot template) {
        Set<String> parameters = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        Map<String, String> fallbacks = new LinkedHashMap<>();
        for (Spot parameter : template.at("parameters").children()) {
            String name = parameter.at("name").text();
            parameters.add(name);
            if (parameter.at("defaultValue").exists()) {
                fallbacks.put(name, parameter.at("defaultValue").text());
            } else if (!parameter.at("required").exists()
                    || parameter.at("required").node().asBoolean()) {
                required.add(name);
            }
        }
        return new Template(parameters, required, fallbacks);
    }

    /** The names that references inside the template may have besides settings. */
    static Set<String> ownNames(Spot template) {
        Set<String> names = new LinkedHashSet<>(of(template).parameters());
        template.at("beans")
                .children()
                .forEach(bean -> names.add(bean.at("name").text()));
        names.add("routeId");
        return names;
    }
}
