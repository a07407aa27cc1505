// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Puts an output record together as one would by hand who knows what comes out: the least that a transform can allocate. */
public final class HandBuilt {
    private final SinkRecord input;
    private final SinkRecord output;
    private final Set<Object> shared = Collections.newSetFromMap(new IdentityHashMap<>());

    private HandBuilt(SinkRecord input, SinkRecord output) {
        this.input = input;
        this.output = output;
    }

    /**
     * Prepares it.
     *
     * @param input what the transform is given
     * @param output what it made of it
     * @return a builder of such records
     */
    public static HandBuilt of(SinkRecord input, @Nullable SinkRecord output) {
        if (output == null) {
            throw new IllegalArgumentException("a dropped record has no output");
        }
        HandBuilt built = new HandBuilt(input, output);
        built.share(input.value());
        return built;
    }

    private void share(@Nullable Object value) {
        if (value == null) {
            return;
        }
        shared.add(value);
        if (value instanceof Struct struct) {
            struct.schema().fields().forEach(field -> share(struct.get(field)));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::share);
        }
    }

    /**
     * Builds one.
     *
     * @return a record like the output
     */
    public SinkRecord build() {
        return input.newRecord(
                output.topic(),
                output.kafkaPartition(),
                output.keySchema(),
                output.key(),
                output.valueSchema(),
                built(output.value()),
                output.timestamp());
    }

    private @Nullable Object built(@Nullable Object value) {
        if (value == null || shared.contains(value)) {
            return value;
        }
        if (value instanceof Struct struct) {
            return built(struct);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> built = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, entry) -> built.put(key, built(entry)));
            return built;
        }
        return scalar(value);
    }

    private Struct built(Struct struct) {
        Schema schema = struct.schema();
        Struct built = new Struct(schema);
        for (Field field : schema.fields()) {
            Object value = struct.get(field);
            if (value != null) {
                built.put(field, built(value));
            }
        }
        return built;
    }

    /** A constant of the transform is not made anew by it, but cannot be told from a text that is: see the texts. */
    @SuppressWarnings("JavaUtilDate") // Connect's logical times are of this class.
    private static Object scalar(Object value) {
        if (value instanceof Long number) {
            return Long.sum(number, 0);
        }
        return value instanceof Date date ? new Date(date.getTime()) : value;
    }
}
