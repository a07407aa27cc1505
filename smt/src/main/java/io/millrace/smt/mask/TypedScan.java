// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Scans values of one schema. Immutable and safe for all threads. */
abstract class TypedScan {
    final Schema output;
    final Texts texts;

    private TypedScan(Schema output, Texts texts) {
        this.output = output;
        this.texts = texts;
    }

    /**
     * The scan for a schema.
     *
     * @param output the same schema, or the same but optional
     */
    static TypedScan of(Schema schema, Schema output, Texts texts) {
        return switch (schema.type()) {
            case STRING -> new OfText(output, texts);
            case BYTES -> new OfBytes(output, texts);
            case STRUCT -> new OfStruct(schema, output, texts);
            case ARRAY -> new OfList(output, of(schema.valueSchema(), schema.valueSchema(), texts));
            case MAP ->
                new OfMap(
                        output,
                        of(schema.keySchema(), schema.keySchema(), texts),
                        of(schema.valueSchema(), schema.valueSchema(), texts));
            default -> new OfPlain(output, texts);
        };
    }

    /** Scans a value; null stays null. */
    @Nullable
    Object of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object scanned = scanned(value);
        if (scanned == null && !output.isOptional()) {
            throw new BadValue(Texts.NO_NULL);
        }
        return scanned;
    }

    abstract @Nullable Object scanned(Object value);

    /** Whether values can hold any text. */
    boolean holdsText() {
        return true;
    }

    @Nullable
    Object mismatch() {
        return texts.bad("a value that is not of the type that its schema tells", output.isOptional());
    }

    private static final class OfText extends TypedScan {
        OfText(Schema output, Texts texts) {
            super(output, texts);
        }

        @Override
        @Nullable
        Object scanned(Object value) {
            return value instanceof String text ? texts.of(text) : mismatch();
        }
    }

    private static final class OfBytes extends TypedScan {
        OfBytes(Schema output, Texts texts) {
            super(output, texts);
        }

        @Override
        @Nullable
        Object scanned(Object value) {
            if (value instanceof byte[] bytes) {
                return texts.of(bytes);
            }
            if (value instanceof ByteBuffer buffer) {
                return texts.of(buffer);
            }
            return value instanceof BigDecimal ? value : mismatch();
        }
    }

    private static final class OfPlain extends TypedScan {
        OfPlain(Schema output, Texts texts) {
            super(output, texts);
        }

        @Override
        @Nullable
        Object scanned(Object value) {
            return value instanceof Number || value instanceof Boolean || value instanceof Date ? value : mismatch();
        }

        @Override
        boolean holdsText() {
            return false;
        }
    }

    private static final class OfList extends TypedScan {
        private final TypedScan elements;

        OfList(Schema output, TypedScan elements) {
            super(output, elements.texts);
            this.elements = elements;
        }

        @Override
        @Nullable
        Object scanned(Object value) {
            return value instanceof List<?> list ? Containers.list(list, elements::of) : mismatch();
        }

        @Override
        boolean holdsText() {
            return elements.holdsText();
        }
    }

    private static final class OfMap extends TypedScan {
        private final TypedScan keys;
        private final TypedScan values;

        OfMap(Schema output, TypedScan keys, TypedScan values) {
            super(output, keys.texts);
            this.keys = keys;
            this.values = values;
        }

        @Override
        @Nullable
        Object scanned(Object value) {
            return value instanceof Map<?, ?> map ? Containers.map(map, this::key, values::of) : mismatch();
        }

        private @Nullable Object key(@Nullable Object key) {
            Object scanned = keys.of(key);
            if (scanned == null && key != null) {
                throw new BadValue("a map's key that cannot be masked");
            }
            return scanned;
        }

        @Override
        boolean holdsText() {
            return keys.holdsText() || values.holdsText();
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very object means that nothing was found.
    private static final class OfStruct extends TypedScan {
        private final Schema input;
        private final Field[] fields;
        private final TypedScan[] scans;

        OfStruct(Schema input, Schema output, Texts texts) {
            super(output, texts);
            this.input = input;
            List<Field> looked = new ArrayList<>();
            List<TypedScan> how = new ArrayList<>();
            for (Field field : output.fields()) {
                TypedScan scan = of(field.schema(), field.schema(), texts);
                // What a Struct holds was compared with its schema when it was put there.
                if (scan.holdsText()) {
                    looked.add(field);
                    how.add(scan);
                }
            }
            this.fields = looked.toArray(new Field[0]);
            this.scans = how.toArray(new TypedScan[0]);
        }

        @Override
        @Nullable
        Object scanned(Object value) {
            if (!(value instanceof Struct struct) || (struct.schema() != input && !input.equals(struct.schema()))) {
                return mismatch();
            }
            Struct out = input == output ? null : copy(struct);
            for (int i = 0; i < fields.length; i++) {
                Object before = get(struct, fields[i]);
                Object after = scans[i].of(before);
                if (after != before) {
                    out = out == null ? copy(struct) : out;
                    out.put(fields[i], after);
                }
            }
            return out == null ? struct : out;
        }

        /** The field's value, without the schema's default in place of null. */
        private static @Nullable Object get(Struct struct, Field field) {
            return field.schema().defaultValue() == null ? struct.get(field) : struct.getWithoutDefault(field.name());
        }

        private Struct copy(Struct struct) {
            Struct copy = new Struct(output);
            for (Field field : output.fields()) {
                Object value = get(struct, field);
                if (value != null) {
                    copy.put(field, value);
                }
            }
            return copy;
        }

        @Override
        boolean holdsText() {
            return fields.length > 0;
        }
    }
}
