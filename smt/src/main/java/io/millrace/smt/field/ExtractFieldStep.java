// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Fields;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.edit.Schemas;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Puts a field in place of the whole value.
 *
 * @param path which one
 * @param onMissing what a missing field means
 * @param schemas those of the field
 */
record ExtractFieldStep(FieldPath path, OnMissing onMissing, ShapedSchemas schemas) implements Step.OfRecord {
    /** Stands for a field that a schema does not have. */
    private static final Schema NONE =
            SchemaBuilder.struct().name("io.millrace.smt.None").build();

    private static final Option<FieldPath> FIELD = FieldOptions.important(
            Option.text("field")
                    .as(FieldPath::parse)
                    .required()
                    .check(
                            "a path without a star",
                            path -> path.isWhole()
                                            || path.segments().stream().anyMatch(Segment.AllFields.class::isInstance)
                                    ? Optional.of("must be a path to a field, without a star")
                                    : Optional.empty()),
            "The path of the field that becomes the value: user.address, items[0].price, or items[].price for an array of all "
                    + "prices. A null parent makes the value null. With on.missing=skip a record without the field goes on as it "
                    + "is.");

    static final StepKind KIND = StepKind.of(
            "ExtractField",
            "Puts a field, from any depth, in place of the whole value.",
            List.of(FIELD, FieldOptions.MUST_BE_THERE),
            values -> new ExtractFieldStep(
                    values.get(FIELD), values.get(FieldOptions.MUST_BE_THERE), new ShapedSchemas()));

    // The very objects mean that there is no such field.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean apply(Draft draft) {
        Schema input = draft.schema();
        Schema schema = input == null
                ? null
                : schemas.of(input, path, () -> {
                    Schema found = schema(input, 0);
                    return found == null ? NONE : found;
                });
        Object value = schema == NONE ? Fields.MISSING : value(draft.value(), 0);
        if (value == Fields.MISSING) {
            onMissing.check(0, path);
        } else {
            draft.value(schema, Schemas.fitted(schema, value));
        }
        return true;
    }

    private @Nullable Schema schema(Schema schema, int at) {
        if (at == path.segments().size()) {
            return schema;
        }
        Segment segment = path.segments().get(at);
        Schema inner = null;
        boolean sure = !schema.isOptional() && schema.defaultValue() == null;
        if (segment instanceof Segment.Name named && schema.type() == Schema.Type.STRUCT) {
            Field field = schema.field(named.name());
            inner = field == null ? null : schema(field.schema(), at + 1);
        } else if (isElement(segment, schema)) {
            sure &= segment instanceof Segment.AllElements;
            inner = schema(schema.valueSchema(), at + 1);
        } else {
            throw obstacle();
        }
        if (inner != null && segment instanceof Segment.AllElements) {
            inner = SchemaBuilder.array(inner).build();
        }
        return inner == null || sure ? inner : Schemas.optional(inner);
    }

    private static boolean isElement(Segment segment, Schema schema) {
        return schema.type() == (segment instanceof Segment.Name ? Schema.Type.MAP : Schema.Type.ARRAY);
    }

    private @Nullable Object value(@Nullable Object value, int at) {
        if (at == path.segments().size() || value == null) {
            return value;
        }
        Segment segment = path.segments().get(at);
        if (segment instanceof Segment.Name named) {
            return ofName(value, named.name(), at);
        }
        if (!(value instanceof List<?> list)) {
            throw obstacle();
        }
        if (segment instanceof Segment.Element element) {
            return element.index() < list.size() ? value(list.get(element.index()), at + 1) : Fields.MISSING;
        }
        return all(list, at);
    }

    private @Nullable Object ofName(Object value, String name, int at) {
        if (value instanceof Struct struct) {
            return struct.schema().field(name) == null ? Fields.MISSING : value(struct.getWithoutDefault(name), at + 1);
        }
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(name) ? value(map.get(name), at + 1) : Fields.MISSING;
        }
        throw obstacle();
    }

    /** An element without the field gives null, so that every element has its place. */
    @SuppressWarnings("ReferenceEquality")
    private List<?> all(List<?> list, int at) {
        List<@Nullable Object> all = new ArrayList<>(list.size());
        for (Object element : list) {
            Object inner = value(element, at + 1);
            all.add(inner == Fields.MISSING ? null : inner);
        }
        return all;
    }

    private BadValue obstacle() {
        return new BadValue(path + " leads through something that has no such parts");
    }
}
