// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Takes away fields that hold nothing in a record. */
final class DropNullFieldsStep implements Step.OfRecord {
    private static final Option<Nothing> MODE = FieldOptions.important(
            Option.choice("mode", Nothing.values(), Nothing::word).defaultingTo("null"),
            "What counts as nothing: 'null' only null, 'empty' only texts, arrays, maps and structures that are empty or "
                    + "hold nothing, 'both' all of that. Null alone is the default, because an empty text may mean something.");

    static final StepKind KIND = StepKind.of(
            "DropNullFields",
            "Takes away the fields that hold nothing, at any depth. Elements of arrays stay, entries of maps go. A record "
                    + "with a schema gets one without these fields, so that a stream has as many schemas as it has patterns of "
                    + "nulls: think of that before a schema registry. Within an array of structures a field goes when it holds "
                    + "nothing in every one of them, because they share a schema. Glue's transform of the same name drops fields of "
                    + "the type null and leaves values alone; Connect has no such type, and this one looks at the values.",
            List.of(MODE),
            values -> new DropNullFieldsStep(values.get(MODE)));

    private final Nothing nothing;
    private final ShapedSchemas schemas = new ShapedSchemas();

    private DropNullFieldsStep(Nothing nothing) {
        this.nothing = nothing;
    }

    @Override
    public boolean apply(Draft draft) {
        Object value = draft.value();
        if (value instanceof Struct struct) {
            Remains remains = Remains.of(struct, nothing);
            if (remains.isLess()) {
                Struct rest = remains.of(struct, schemas);
                draft.value(rest.schema(), rest);
            }
        } else if (draft.schema() == null) {
            draft.value(null, rest(value));
        }
        return true;
    }

    private @Nullable Object rest(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return fields(map);
        }
        return value instanceof List<?> list ? elements(list) : value;
    }

    // The very object means that nothing was taken away.
    @SuppressWarnings("ReferenceEquality")
    private Map<?, ?> fields(Map<?, ?> map) {
        Map<Object, @Nullable Object> rest = new LinkedHashMap<>();
        boolean less = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = nothing.is(entry.getValue()) ? null : rest(entry.getValue());
            if (nothing.is(entry.getValue())) {
                less = true;
            } else {
                less |= value != entry.getValue();
                rest.put(entry.getKey(), value);
            }
        }
        return less ? rest : map;
    }

    @SuppressWarnings("ReferenceEquality")
    private List<?> elements(List<?> list) {
        List<@Nullable Object> rest = new ArrayList<>(list.size());
        boolean less = false;
        for (Object element : list) {
            Object of = rest(element);
            less |= of != element;
            rest.add(of);
        }
        return less ? rest : list;
    }
}
