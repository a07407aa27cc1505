// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Writes structs and maps as rows of CSV, without the line break. Texts stand as they are, bytes as base64, Connect's
 * logical types in the forms that were asked for, structs, maps and lists as JSON inside one cell, all else as JSON spells
 * it. For one thread.
 */
public final class CsvRenderer {
    private final CsvCells cells;
    private final JsonRenderer json;
    private final List<String> columns;
    /** A column of values without a schema. */
    private final Column anyValue;

    private final SchemaCache<Plan> plans = new SchemaCache<>(this::compile);

    /**
     * A renderer.
     *
     * @param dialect what rows look like
     * @param columns the columns in order: fields and members of other names are left out, missing ones are empty; none
     *     means all fields of the struct's schema in its order
     * @param forms which form values get
     */
    public CsvRenderer(CsvDialect dialect, List<String> columns, Forms forms) {
        this.cells = new CsvCells(dialect);
        this.json = new JsonRenderer(forms);
        this.columns = List.copyOf(columns);
        this.anyValue = new Column(null, Temporal.TIMESTAMP, json::any);
    }

    /** One cell of a struct's row; without a field it is always empty. */
    private record Column(@Nullable StructField field, Temporal temporal, ValueWriter writer) {}

    private record Plan(List<String> names, List<Column> columns) {}

    /**
     * Appends the row of a struct.
     *
     * @param struct the struct
     * @param out receives the row; when this throws, it holds a part that the caller must truncate
     * @throws Unrenderable when a value has no form
     */
    public void row(Struct struct, RowBytes out) throws Unrenderable {
        int from = out.length();
        boolean first = true;
        for (Column column : plans.of(struct.schema()).columns) {
            if (!first) {
                cells.separate(out);
            }
            first = false;
            StructField field = column.field;
            if (field != null) {
                try {
                    cell(field.in(struct), column, out);
                } catch (Unrenderable e) {
                    throw e.inside(field.field.name());
                }
            }
        }
        cells.endRow(from, out);
    }

    private void cell(@Nullable Object value, Column column, RowBytes out) throws Unrenderable {
        if (value == null) {
            return;
        }
        int from = out.length();
        if (value instanceof Struct || value instanceof Map<?, ?> || value instanceof Iterable<?>) {
            column.writer.write(value, out, 1);
        } else {
            json.plain(value, column.temporal, out, 1);
        }
        cells.end(from, out);
    }

    /**
     * Appends the row of a map, by the columns that were given.
     *
     * @param map the map
     * @param out receives the row; when this throws, it holds a part that the caller must truncate
     * @throws Unrenderable when a value has no form
     * @throws IllegalStateException when no columns were given: a map has no order that means anything
     */
    public void row(Map<?, ?> map, RowBytes out) throws Unrenderable {
        if (columns.isEmpty()) {
            throw new IllegalStateException("a map has no columns of its own");
        }
        int from = out.length();
        boolean first = true;
        for (String name : columns) {
            if (!first) {
                cells.separate(out);
            }
            first = false;
            cell(map.get(name), anyValue, out);
        }
        cells.endRow(from, out);
    }

    /**
     * Appends a row of texts, such as a header.
     *
     * @param texts the cells
     * @param out receives the row
     * @throws Unrenderable when a text has half of a surrogate pair
     */
    public void row(List<String> texts, RowBytes out) throws Unrenderable {
        int begin = out.length();
        boolean first = true;
        for (String text : texts) {
            if (!first) {
                cells.separate(out);
            }
            first = false;
            int from = out.length();
            out.text(text);
            cells.end(from, out);
        }
        cells.endRow(begin, out);
    }

    /**
     * The names of the columns that a struct's row has.
     *
     * @param schema the struct's schema
     * @return in order; the same list for the same schema, as long as it is remembered
     * @throws Unrenderable when a field's name has half of a surrogate pair
     */
    public List<String> columns(Schema schema) throws Unrenderable {
        return plans.of(schema).names;
    }

    private Plan compile(Schema schema) throws Unrenderable {
        List<Column> all = new ArrayList<>();
        List<String> names =
                columns.isEmpty() ? schema.fields().stream().map(Field::name).toList() : columns;
        for (String name : names) {
            Field field = schema.field(name);
            all.add(
                    field == null
                            ? new Column(null, Temporal.TIMESTAMP, anyValue.writer)
                            : new Column(
                                    new StructField(field), Temporal.of(field.schema()), json.member(field.schema())));
        }
        return new Plan(names, List.copyOf(all));
    }
}
