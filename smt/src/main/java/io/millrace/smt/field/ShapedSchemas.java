// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Output schemas that follow from the input's schema and from what a record holds, its shape. Bounded, because a stream may
 * have any number of shapes: what is full is emptied, which costs time and nothing else. Safe for all threads.
 */
final class ShapedSchemas {
    static final int MAX_SHAPES = 1_000;

    private record OfInput(Schema input, Map<Object, Schema> byShape) {}

    private final Map<Schema, OfInput> byInput = new ConcurrentHashMap<>();
    private volatile @Nullable OfInput latest;

    /**
     * The output schema of one shape.
     *
     * @param input the value's schema
     * @param shape immutable, with equals and hashCode
     * @param maker makes the schema when the shape is new
     */
    Schema of(Schema input, Object shape, Supplier<Schema> maker) {
        Map<Object, Schema> byShape = of(input).byShape();
        Schema known = byShape.get(shape);
        if (known == null) {
            known = maker.get();
            bound(byShape);
            byShape.put(shape, known);
        }
        return known;
    }

    // The same object is meant: equal schemas are found by content.
    @SuppressWarnings("ReferenceEquality")
    private OfInput of(Schema input) {
        OfInput found = latest;
        if (found == null || found.input() != input) {
            OfInput equal = byInput.get(input);
            if (equal == null) {
                bound(byInput);
                equal = new OfInput(input, new ConcurrentHashMap<>());
                byInput.put(input, equal);
            }
            found = new OfInput(input, equal.byShape());
            latest = found;
        }
        return found;
    }

    private static void bound(Map<?, ?> map) {
        if (map.size() >= MAX_SHAPES) {
            map.clear();
        }
    }
}
