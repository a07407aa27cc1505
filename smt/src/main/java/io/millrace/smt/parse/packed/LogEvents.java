// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

import io.millrace.smt.edit.BadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** The parts of an envelope of CloudWatch Logs, with their schemas. */
final class LogEvents {
    static final Schema EVENT = SchemaBuilder.struct()
            .name("io.millrace.cloudwatch.LogEvent")
            .optional()
            .field("id", Schema.OPTIONAL_STRING_SCHEMA)
            .field("timestamp", Schema.OPTIONAL_INT64_SCHEMA)
            .field("message", Schema.OPTIONAL_STRING_SCHEMA)
            .field(
                    "extractedFields",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
                            .optional()
                            .build())
            .build();

    static final Schema ARRAY = SchemaBuilder.array(EVENT).optional().build();

    static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("io.millrace.cloudwatch.Envelope")
            .optional()
            .field("messageType", Schema.OPTIONAL_STRING_SCHEMA)
            .field("owner", Schema.OPTIONAL_STRING_SCHEMA)
            .field("logGroup", Schema.OPTIONAL_STRING_SCHEMA)
            .field("logStream", Schema.OPTIONAL_STRING_SCHEMA)
            .field(
                    "subscriptionFilters",
                    SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA)
                            .optional()
                            .build())
            .field("logEvents", ARRAY)
            .field("policyLevel", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private LogEvents() {}

    static String message(Object event) {
        if (event instanceof Map<?, ?> fields && fields.get("message") instanceof String message) {
            return message;
        }
        throw new BadValue("a log event has no message");
    }

    static List<Struct> structs(List<?> events) {
        List<Struct> structs = new ArrayList<>(events.size());
        events.forEach(event -> structs.add(struct(EVENT, checked(event))));
        return structs;
    }

    static List<?> maps(List<?> events) {
        events.forEach(LogEvents::checked);
        return events;
    }

    private static Map<?, ?> checked(@Nullable Object event) {
        if (event instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new BadValue("a log event is no object");
    }

    static Struct envelope(Map<?, ?> envelope) {
        return struct(ENVELOPE, envelope);
    }

    /** Fields that the documentation does not know are left out. */
    private static Struct struct(Schema schema, Map<?, ?> fields) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            Object value = fields.get(field.name());
            if (value != null) {
                struct.put(field, value(field, value));
            }
        }
        return struct;
    }

    private static Object value(Field field, Object value) {
        boolean fits = switch (field.schema().type()) {
            case STRING -> value instanceof String;
            case INT64 -> value instanceof Long;
            case MAP -> value instanceof Map<?, ?>;
            default -> value instanceof List<?>;
        };
        if (!fits) {
            throw new BadValue("the envelope's " + field.name() + " is of another type than documented");
        }
        if (field.name().equals("logEvents")) {
            return structs((List<?>) value);
        }
        if (value instanceof Map<?, ?> map && !map.values().stream().allMatch(v -> v == null || v instanceof String)) {
            throw new BadValue("the envelope's " + field.name() + " holds something other than texts");
        }
        if (value instanceof List<?> list && !list.stream().allMatch(String.class::isInstance)) {
            throw new BadValue("the envelope's " + field.name() + " holds something other than texts");
        }
        return value;
    }
}
