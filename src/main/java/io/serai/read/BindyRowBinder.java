package io.serai.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.camel.CamelContext;

/** Binds rows through Bindy; what it must remember of a file (columns, forms, lines per ticket) lives as long as the file. */
final class BindyRowBinder implements RowBinder {
    private final ReadSettings settings;
    private final BindyModels models;
    private final Map<OpenFile, FileBinding> bindings = new WeakHashMap<>();

    BindyRowBinder(ReadSettings settings, CamelContext camel) {
        this.settings = settings;
        this.models = new BindyModels(camel);
    }

    @Override
    public List<BoundRow> bind(OpenFile file, List<RawRow> rows) {
        FileBinding binding = binding(file);
        List<BoundRow> bound = new ArrayList<>(rows.size());
        for (RawRow row : rows) {
            bound.add(binding.bind(row));
        }
        return bound;
    }

    private FileBinding binding(OpenFile file) {
        synchronized (bindings) {
            return bindings.computeIfAbsent(
                    file, open -> new FileBinding(open.feed(), Header.of(open), settings, models));
        }
    }
}
