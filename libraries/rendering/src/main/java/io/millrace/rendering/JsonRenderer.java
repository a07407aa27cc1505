// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON (RFC 8259) on one line, straight into bytes.
 *
 * <p>Structs have the fields of their schema in its order, nulls included; maps have their entries in their own order.
 * Bytes are base64. Connect's logical types have the forms that were asked for; a schema of any other name, such as
 * Debezium's, is the primitive that it is made of. A map's key that is no text becomes the text that a CSV cell would
 * hold. NaN, the infinities and halves of surrogate pairs have no form in JSON. All control characters are escaped, and
 * the two separators that line readers of other languages stumble over.
 *
 * <p>What there is to know of a schema is worked out once and kept. For one thread.
 */
public final class JsonRenderer {
    /** What the parsers of converters accept at most. */
    static final int MAX_DEPTH = 1_000;

    private static final int INITIAL_NAME = 64;

    private final Forms forms;
    private final SchemaCache<ValueWriter> writers = new SchemaCache<>(this::compile);

    /**
     * A renderer.
     *
     * @param forms which form values get
     */
    public JsonRenderer(Forms forms) {
        this.forms = forms;
    }

    /**
     * Appends a value.
     *
     * @param schema its schema, or null when it has none
     * @param value the value
     * @param out receives the text; when this throws, it holds a part that the caller must truncate
     * @throws Unrenderable when the value has no form
     */
    public void value(@Nullable Schema schema, @Nullable Object value, RowBytes out) throws Unrenderable {
        value(schema, value, out, 0);
    }

    private void value(@Nullable Schema schema, @Nullable Object value, RowBytes out, int depth) throws Unrenderable {
        if (value == null) {
            out.ascii("null");
        } else if (value instanceof Struct struct) {
            writers.of(struct.schema()).write(struct, out, depth);
        } else if (schema == null) {
            any(value, out, depth);
        } else {
            writers.of(schema).write(value, out, depth);
        }
    }

    /**
     * Appends a string.
     *
     * @param text its characters
     * @param out receives the text, quotes included
     * @throws Unrenderable when it has half of a surrogate pair, unless lenient
     */
    public void string(String text, RowBytes out) throws Unrenderable {
        JsonStrings.write(text, out, forms.lenient());
    }

    Forms forms() {
        return forms;
    }

    /** How to write what is inside a value of this schema. */
    ValueWriter member(Schema schema) throws Unrenderable {
        return schema.type() == Schema.Type.STRUCT ? new NestedStruct() : compile(schema);
    }

    private ValueWriter compile(Schema schema) throws Unrenderable {
        return switch (schema.type()) {
            case STRUCT -> new StructWriter(schema, this);
            case ARRAY -> {
                ValueWriter items = member(schema.valueSchema());
                yield (value, out, depth) -> array(value, items, out, depth);
            }
            case MAP -> {
                Temporal keys = Temporal.of(schema.keySchema());
                ValueWriter values = member(schema.valueSchema());
                yield (value, out, depth) -> map(value, keys, values, out, depth);
            }
            default -> {
                Temporal temporal = Temporal.of(schema);
                yield (value, out, depth) -> scalar(value, temporal, out, depth);
            }
        };
    }

    /** Structs by their own schema: it may be another object than the field's, and schemas may contain themselves. */
    private final class NestedStruct implements ValueWriter {
        private @Nullable Schema schema;
        private @Nullable ValueWriter writer;

        // The same object is meant: equal schemas are found by content in the cache.
        @SuppressWarnings("ReferenceEquality")
        @Override
        public void write(Object value, RowBytes out, int depth) throws Unrenderable {
            if (!(value instanceof Struct struct)) {
                any(value, out, depth);
                return;
            }
            ValueWriter known = writer;
            if (known == null || schema != struct.schema()) {
                known = writers.of(struct.schema());
                writer = known;
                schema = struct.schema();
            }
            known.write(struct, out, depth);
        }
    }

    void any(Object value, RowBytes out, int depth) throws Unrenderable {
        if (value instanceof Map<?, ?>) {
            map(value, Temporal.TIMESTAMP, this::any, out, depth);
        } else if (value instanceof Iterable<?>) {
            array(value, this::any, out, depth);
        } else if (value instanceof Struct) {
            value(null, value, out, depth);
        } else {
            scalar(value, Temporal.TIMESTAMP, out, depth);
        }
    }

    private void array(Object value, ValueWriter items, RowBytes out, int depth) throws Unrenderable {
        if (!(value instanceof Iterable<?> list)) {
            any(value, out, depth);
            return;
        }
        if (isTooDeep(list, out, depth)) {
            return;
        }
        out.add('[');
        boolean first = true;
        for (Object item : list) {
            if (!first) {
                out.add(',');
            }
            first = false;
            memberValue(item, items, out, depth);
        }
        out.add(']');
    }

    private void map(Object value, Temporal keys, ValueWriter values, RowBytes out, int depth) throws Unrenderable {
        if (!(value instanceof Map<?, ?> map)) {
            any(value, out, depth);
            return;
        }
        if (isTooDeep(map, out, depth)) {
            return;
        }
        Set<String> names = null;
        out.add('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.add(',');
            }
            first = false;
            if (entry.getKey() instanceof String name) {
                string(name, out);
            } else {
                names = names == null ? textsIn(map.keySet()) : names;
                string(name(entry.getKey(), keys, names, depth), out);
            }
            out.add(':');
            memberValue(entry.getValue(), values, out, depth);
        }
        out.add('}');
    }

    void memberValue(@Nullable Object value, ValueWriter writer, RowBytes out, int depth) throws Unrenderable {
        if (value == null) {
            out.ascii("null");
        } else {
            writer.write(value, out, depth + 1);
        }
    }

    boolean isTooDeep(Object value, RowBytes out, int depth) throws Unrenderable {
        if (depth < MAX_DEPTH) {
            return false;
        }
        if (!forms.lenient()) {
            throw Unrenderable.value("The value is nested deeper than " + MAX_DEPTH + " levels.");
        }
        string(value.getClass().getSimpleName(), out);
        return true;
    }

    private static Set<String> textsIn(Set<?> keys) {
        Set<String> texts = new HashSet<>();
        for (Object key : keys) {
            if (key instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The name of a member whose key is no text. Two keys may have one text, and JSON one member per name. */
    private String name(@Nullable Object key, Temporal temporal, Set<String> taken, int depth) throws Unrenderable {
        RowBytes text = new RowBytes(INITIAL_NAME);
        if (key == null) {
            text.ascii("null");
        } else {
            plain(key, temporal, text, depth + 1);
        }
        String name = new String(text.array(), 0, text.length(), StandardCharsets.UTF_8);
        if (!taken.add(name) && !forms.lenient()) {
            throw Unrenderable.value("Two keys of a map have the same text.");
        }
        return name;
    }

    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    private void scalar(Object value, Temporal temporal, RowBytes out, int depth) throws Unrenderable {
        if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            out.number(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            out.ascii(flag ? "true" : "false");
        } else if (value instanceof Double || value instanceof Float) {
            floating((Number) value, out);
        } else if (value instanceof BigDecimal decimal) {
            boolean quoted = forms.decimals() == DecimalForm.STRING;
            quoted(quoted, Decimals.plain(decimal, forms.lenient()), out);
        } else if (value instanceof BigInteger number) {
            out.ascii(Decimals.plain(number, forms.lenient()));
        } else if (value instanceof Date date) {
            moment(date.getTime(), temporal, out);
        } else if (value instanceof byte[] || value instanceof ByteBuffer) {
            out.add('"');
            plain(value, temporal, out, depth);
            out.add('"');
        } else if (value instanceof Map<?, ?> || value instanceof Iterable<?> || value instanceof Struct) {
            any(value, out, depth);
        } else {
            unknown(value, out);
        }
    }

    private void moment(long millis, Temporal temporal, RowBytes out) throws Unrenderable {
        if (forms.times() == TimeForm.EPOCH_MILLIS) {
            out.number(millis);
        } else {
            out.add('"');
            iso(millis, temporal, out);
            out.add('"');
        }
    }

    private void iso(long millis, Temporal temporal, RowBytes out) throws Unrenderable {
        // A moment has room for what a Date or a Time must not have.
        Temporal form = forms.lenient() ? Temporal.TIMESTAMP : temporal;
        form.write(millis, out);
    }

    private void floating(Number number, RowBytes out) throws Unrenderable {
        boolean finite = number instanceof Float f ? Float.isFinite(f) : Double.isFinite(number.doubleValue());
        if (!finite && !forms.lenient()) {
            throw Unrenderable.value("JSON has no form for NaN and the infinities.");
        }
        // A float's own digits, not those of the double that is nearest to it.
        quoted(!finite, number.toString(), out);
    }

    private static void quoted(boolean quoted, String ascii, RowBytes out) {
        if (quoted) {
            out.add('"');
            out.ascii(ascii);
            out.add('"');
        } else {
            out.ascii(ascii);
        }
    }

    private void unknown(Object value, RowBytes out) throws Unrenderable {
        if (!forms.lenient()) {
            throw Unrenderable.value("A value of type " + value.getClass().getSimpleName() + " has no form.");
        }
        string(value.toString(), out);
    }

    /** Appends a value as text that is no JSON: strings, moments and base64 without quotes; the rest as JSON. */
    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    void plain(Object value, Temporal temporal, RowBytes out, int depth) throws Unrenderable {
        if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof byte[] bytes) {
            out.base64(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            out.base64(bytes);
        } else if (value instanceof Date date && forms.times() == TimeForm.ISO) {
            iso(date.getTime(), temporal, out);
        } else if (value instanceof BigDecimal decimal) {
            out.ascii(Decimals.plain(decimal, forms.lenient()));
        } else {
            scalar(value, temporal, out, depth);
        }
    }
}
