package io.serai.read;

import io.serai.feed.Field;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.dataformat.bindy.Format;
import org.apache.camel.dataformat.bindy.FormatFactory;
import org.apache.camel.dataformat.bindy.FormattingOptions;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.format.factories.DefaultFactoryRegistry;
import org.apache.camel.dataformat.bindy.format.factories.FactoryRegistry;
import org.apache.camel.dataformat.bindy.util.ConverterUtils;

/**
 * A Bindy row model whose annotations are read once instead of for every cell: positions, the formats that Bindy's own
 * factory makes of {@code @DataField} and {@code @BindyConverter}, and a setter for each field. Binding a row gives what
 * Bindy's factory gives; annotations that this class does not know are refused when the program starts, so that none is
 * silently without effect.
 */
final class CompiledModel<T> {
    private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);

    private final Supplier<T> rows;
    private final Cell[] cells;

    /** Where a cell's text comes from, what makes a value of it, and where the value goes. */
    private record Cell(Field field, Format<?> format, MethodHandle setter) {}

    private CompiledModel(Supplier<T> rows, Cell[] cells) {
        this.rows = rows;
        this.cells = cells;
    }

    /** @param fields which field stands at which position, from 1 */
    static <T> CompiledModel<T> of(Class<T> type, Supplier<T> rows, List<Field> fields, CamelContext camel) {
        FormatFactory formats = new FormatFactory();
        FactoryRegistry registry = camel.getRegistry().findSingleByType(FactoryRegistry.class);
        formats.setFactoryRegistry(registry == null ? new DefaultFactoryRegistry() : registry);
        Cell[] cells = new Cell[fields.size()];
        for (java.lang.reflect.Field member : type.getDeclaredFields()) {
            DataField declared = member.getAnnotation(DataField.class);
            if (declared != null) {
                cells[declared.pos() - 1] = cell(member, declared, fields.get(declared.pos() - 1), formats);
            }
        }
        return new CompiledModel<>(rows, cells);
    }

    private static Cell cell(java.lang.reflect.Field member, DataField declared, Field field, FormatFactory formats) {
        if (declared.required()
                || declared.trim()
                || !declared.defaultValue().isEmpty()
                || !declared.method().isEmpty()) {
            throw new IllegalStateException(
                    member + ": found required, trim, defaultValue or method; a row model has none of them");
        }
        try {
            FormattingOptions options =
                    ConverterUtils.convert(declared, member.getType(), member.getAnnotation(BindyConverter.class), "");
            MethodHandle setter = MethodHandles.lookup().unreflectSetter(member).asType(SETTER);
            return new Cell(field, formats.getFormat(options), setter);
        } catch (Exception e) {
            throw new IllegalStateException("Bindy cannot use the row model's " + member, e);
        }
    }

    /**
     * Binds one row.
     *
     * @param values canonical texts by field; missing or empty leaves the model's field null
     */
    T bind(Map<Field, String> values) {
        T row = rows.get();
        for (Cell cell : cells) {
            String value = values.get(cell.field);
            if (value != null && !value.isEmpty()) {
                set(row, cell, value);
            }
        }
        return row;
    }

    private static void set(Object row, Cell cell, String value) {
        try {
            cell.setter.invokeExact(row, (Object) cell.format.parse(value));
        } catch (Throwable e) {
            throw new IllegalStateException("Bindy cannot bind the canonical " + cell.field.word(), e);
        }
    }
}
