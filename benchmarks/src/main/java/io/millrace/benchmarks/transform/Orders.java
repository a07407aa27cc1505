// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import io.millrace.smt.Pipeline;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Cast;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.jspecify.annotations.Nullable;

/** An order of 20 fields, and the six steps of the example {@code order-in-six-steps} as ours and as Kafka's. */
public final class Orders {
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .name("Order")
            .field("id", Schema.INT64_SCHEMA)
            .field("type", Schema.STRING_SCHEMA)
            .field("status", Schema.STRING_SCHEMA)
            .field("customer_id", Schema.INT64_SCHEMA)
            .field("customer_name", Schema.OPTIONAL_STRING_SCHEMA)
            .field("email", Schema.OPTIONAL_STRING_SCHEMA)
            .field("country", Schema.STRING_SCHEMA)
            .field("city", Schema.OPTIONAL_STRING_SCHEMA)
            .field("amount", Schema.FLOAT64_SCHEMA)
            .field("currency", Schema.STRING_SCHEMA)
            .field("quantity", Schema.INT32_SCHEMA)
            .field("price", Schema.FLOAT64_SCHEMA)
            .field("discount", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("tax", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("created_at", Schema.INT64_SCHEMA)
            .field("updated_at", Schema.OPTIONAL_INT64_SCHEMA)
            .field("source", Schema.STRING_SCHEMA)
            .field("debug", Schema.OPTIONAL_STRING_SCHEMA)
            .field("internal", Schema.OPTIONAL_STRING_SCHEMA)
            .field("version", Schema.INT32_SCHEMA)
            .build();

    private Orders() {}

    /** One order. */
    static SinkRecord record() {
        Struct order = new Struct(SCHEMA);
        for (Field field : SCHEMA.fields()) {
            order.put(field, value(field));
        }
        return of(SCHEMA, order);
    }

    private static Object value(Field field) {
        return switch (field.schema().type()) {
            case INT64 -> 1_700_000_000_000L + field.index();
            case INT32 -> 1_000 + field.index();
            case FLOAT64 -> field.index() * 1.5;
            default -> field.name() + " of the order";
        };
    }

    /** A record of a value. */
    static SinkRecord of(@Nullable Schema schema, Object value) {
        return new SinkRecord(
                "orders", 0, null, null, schema, value, 42, 1_700_000_000_000L, TimestampType.CREATE_TIME);
    }

    /** Ours: one pipeline, as the example has it. */
    static WorkerSequence ours(Map<String, String> example) {
        return WorkerSequence.of(List.of(WorkerSequence.configured(new Pipeline.Value<>(), example)));
    }

    /** The same work as six transforms of Kafka. */
    static WorkerSequence stock() {
        return WorkerSequence.of(List.of(
                WorkerSequence.configured(new ReplaceField.Value<>(), Map.of("exclude", "debug,internal")),
                WorkerSequence.configured(new ReplaceField.Value<>(), Map.of("renames", "type:event_type")),
                WorkerSequence.configured(new MaskField.Value<>(), Map.of("fields", "email", "replacement", "****")),
                WorkerSequence.configured(new Cast.Value<>(), Map.of("spec", "quantity:int64")),
                WorkerSequence.configured(new InsertField.Value<>(), Map.of("topic.field", "topic")),
                WorkerSequence.configured(
                        new TimestampConverter.Value<>(), Map.of("field", "created_at", "target.type", "Timestamp"))));
    }
}
