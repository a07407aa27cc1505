// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * Schemas that were made before, by what they are made of, so that equal shapes share one object and everything further down
 * knows it by identity. Bounded; when full it begins anew. Safe for all threads.
 */
public final class Shapes {
    private static final int MOST = 10_000;

    /** Some 30 MB, of which names that are data and never come again would otherwise take whatever there is. */
    private static final int MOST_FIELDS = 200_000;

    /**
     * A schema of fields.
     *
     * @param schema optional
     * @param fields in its order
     */
    @SuppressWarnings("ArrayRecordComponent") // For speed; nobody changes them.
    public record Shape(Schema schema, Field[] fields) {
        /**
         * Takes a schema's fields out once for all records.
         *
         * @param schema of a structure
         */
        public Shape(Schema schema) {
            this(schema, schema.fields().toArray(new Field[0]));
        }
    }

    /** Names and the very objects of the schemas below. */
    @SuppressWarnings("ArrayRecordComponent") // For speed; nobody changes them.
    private record Key(String[] names, Schema[] schemas) {
        @Override
        // Schemas below come from here as well, so that the very object stands for its content.
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object o) {
            if (!(o instanceof Key other) || schemas.length != other.schemas.length) {
                return false;
            }
            for (int i = 0; i < schemas.length; i++) {
                if (schemas[i] != other.schemas[i]) {
                    return false;
                }
            }
            return Arrays.equals(names, other.names);
        }

        @Override
        public int hashCode() {
            int hash = Arrays.hashCode(names);
            for (Schema schema : schemas) {
                hash = 31 * hash + System.identityHashCode(schema);
            }
            return hash;
        }
    }

    private final AtomicInteger fields = new AtomicInteger();
    private final Map<Key, Shape> structs = new ConcurrentHashMap<>();
    private final Map<Key, Schema> arrays = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> decimals = new ConcurrentHashMap<>();

    /** No schemas yet. */
    public Shapes() {}

    /**
     * A structure's schema.
     *
     * @param names of the fields, handed over
     * @param schemas of the fields, all from here or constants; handed over
     * @return an optional structure
     */
    public Shape struct(String[] names, Schema[] schemas) {
        Key key = new Key(names, schemas);
        Shape known = structs.get(key);
        if (known == null) {
            makeRoom(names.length);
            SchemaBuilder builder = SchemaBuilder.struct().optional();
            for (int i = 0; i < names.length; i++) {
                builder.field(names[i], schemas[i]);
            }
            Shape made = new Shape(builder.build());
            Shape other = structs.putIfAbsent(key, made);
            known = other == null ? made : other;
        }
        return known;
    }

    /**
     * A structure of fields of one type.
     *
     * @param names of the fields
     * @param each the schema of each
     * @return an optional structure
     */
    public Shape struct(List<String> names, Schema each) {
        Schema[] schemas = new Schema[names.size()];
        Arrays.fill(schemas, each);
        return struct(names.toArray(new String[0]), schemas);
    }

    /**
     * An array's schema.
     *
     * @param element from here, or a constant
     * @return an optional array
     */
    public Schema array(Schema element) {
        forgetIfFull(arrays);
        return arrays.computeIfAbsent(
                new Key(new String[0], new Schema[] {element}),
                key -> SchemaBuilder.array(element).optional().build());
    }

    /**
     * A decimal's schema.
     *
     * @param scale digits after the point
     * @return an optional decimal
     */
    public Schema decimal(int scale) {
        forgetIfFull(decimals);
        return decimals.computeIfAbsent(
                scale, s -> Decimal.builder(s).optional().build());
    }

    private void makeRoom(int more) {
        if (fields.addAndGet(more) > MOST_FIELDS) {
            fields.set(more);
            structs.clear();
            // They hold structures as well.
            arrays.clear();
        }
        forgetIfFull(structs);
    }

    /** How many fields the structures have that are kept. */
    int kept() {
        return structs.values().stream()
                .mapToInt(shape -> shape.fields().length)
                .sum();
    }

    private static void forgetIfFull(Map<?, ?> known) {
        if (known.size() > MOST) {
            known.clear();
        }
    }
}
