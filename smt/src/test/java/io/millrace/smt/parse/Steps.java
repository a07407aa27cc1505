// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.record.Records.plain;

import io.millrace.smt.engine.Engine;
import io.millrace.smt.engine.NullHandling;
import io.millrace.smt.engine.Part;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.record.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;

/** Runs single steps over single values. */
final class Steps {
    private final Engine engine;

    private Steps(Engine engine) {
        this.engine = engine;
    }

    static Steps of(StepKind kind, String... options) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            given.put(options[i], options[i + 1]);
        }
        return new Steps(
                new Engine(Part.VALUE, NullHandling.PASS, List.of(kind.place(kind.name(), 0, given, kind.all())), 100));
    }

    SinkRecord record(Schema schema, Object value) {
        return engine.apply(Records.of(schema, value));
    }

    /** Of a record without a schema. */
    Object schemaless(Object value) {
        SinkRecord made = record(null, value);
        return made == null ? null : made.value();
    }

    /** Of a record with a schema, structures as maps. */
    Object typed(Object value) {
        SinkRecord made = record(Records.schemaOf(value), Records.typed(value));
        return made == null ? null : plain(made.value());
    }

    /** Of a text with a schema, the fields. */
    @SuppressWarnings("unchecked") // Structures have texts as names.
    Map<String, Object> fields(String text) {
        return (Map<String, Object>) typed(text);
    }

    /** The schema that comes of a text with one. */
    Schema schema(String text) {
        return record(Schema.STRING_SCHEMA, text).valueSchema();
    }
}
