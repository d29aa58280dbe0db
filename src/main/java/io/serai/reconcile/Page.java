package io.serai.reconcile;

import io.serai.deliver.ReconcileSettings;
import io.serai.state.Reconciliations.Run;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One page that is to be asked for. Its accessors are what the route's expressions name. */
public record Page(Run run, ReconcileSettings settings) {

    public String path() {
        return settings.path();
    }

    /** The query, encoded: number and size of the page, and every filter that is set. */
    public String query() {
        List<String> query = new ArrayList<>(List.of("limit=" + settings.pageSize(), "page=" + run.page()));
        add(query, "date_update", settings.dateUpdate());
        add(query, "blacklist_date", settings.blacklistDate());
        addAll(query, "blacklist_reasons", settings.blacklistReasons());
        addAll(query, "statuses", settings.statuses());
        add(query, "whitelist_date", settings.whitelistDate());
        addAll(query, "whitelist_reasons", settings.whitelistReasons());
        return String.join("&", query);
    }

    private static void add(List<String> query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** In the same order every time. */
    private static void addAll(List<String> query, String name, Set<String> values) {
        values.stream().sorted().forEach(value -> add(query, name, value));
    }
}
