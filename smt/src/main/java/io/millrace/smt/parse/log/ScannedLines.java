// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.parsing.log.FieldKind;
import io.millrace.parsing.log.LineRole;
import io.millrace.parsing.log.LogEscapes;
import io.millrace.parsing.log.LogField;
import io.millrace.parsing.log.LogGrammar;
import io.millrace.parsing.log.LogNumbers;
import io.millrace.parsing.log.LogSpans;
import io.millrace.parsing.log.TimeForm;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Shapes;
import io.millrace.smt.parse.Spare;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Parses lines by a grammar that has a scanner. Safe for all threads. */
final class ScannedLines implements LineFields {
    private final LogGrammar grammar;
    private final Times times;
    private final ZoneId zone;
    private final List<String> names;
    // Arrays, for speed.
    private final LogField[] fields;
    private final FieldKind[] kinds;
    private final Field[] targets;
    private final Schema schema;
    private final Spare<LogSpans> spare;

    /**
     * A parser.
     *
     * @param names what the fields are called, one per field of the grammar
     */
    ScannedLines(LogGrammar grammar, List<String> names, Times times, ZoneId zone) {
        this.grammar = grammar;
        this.times = times;
        this.zone = zone;
        this.names = names;
        this.fields = grammar.fields().toArray(new LogField[0]);
        this.kinds = new FieldKind[fields.length];
        Schema[] schemas = new Schema[fields.length];
        for (int i = 0; i < fields.length; i++) {
            boolean isTime = fields[i].time() != TimeForm.NONE && fields[i].time() != TimeForm.TIME_OF_DAY;
            kinds[i] = isTime && times != Times.TEXT
                    ? FieldKind.TIMESTAMP
                    : fields[i].kind() == FieldKind.TIMESTAMP ? FieldKind.TEXT : fields[i].kind();
            schemas[i] = schema(kinds[i]);
        }
        Shapes.Shape shape = new Shapes().struct(names.toArray(new String[0]), schemas);
        this.targets = shape.fields();
        this.schema = shape.schema();
        this.spare = new Spare<>(grammar::newSpans);
    }

    private Schema schema(FieldKind kind) {
        return switch (kind) {
            case TEXT -> Schema.OPTIONAL_STRING_SCHEMA;
            case INTEGER -> Schema.OPTIONAL_INT64_SCHEMA;
            case DECIMAL -> Schema.OPTIONAL_FLOAT64_SCHEMA;
            case TIMESTAMP -> times.schema();
        };
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Parsed parse(Input input) {
        if (!input.isTyped()) {
            Map<String, @Nullable Object> map = fields(input);
            return map == null ? Parsed.DROPPED : new Parsed(schema, map);
        }
        LogSpans spans = scan(input);
        if (spans == null) {
            return Parsed.DROPPED;
        }
        Struct struct = new Struct(schema);
        byte[] bytes = input.bytes();
        for (int i = 0; i < targets.length; i++) {
            if (!spans.isAbsent(i)) {
                struct.put(targets[i], value(i, bytes, spans, input));
            }
        }
        spare.give(spans);
        return new Parsed(schema, struct);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> fields(Input input) {
        LogSpans spans = scan(input);
        if (spans == null) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>(targets.length * 4 / 3 + 1);
        byte[] bytes = input.bytes();
        for (int i = 0; i < targets.length; i++) {
            map.put(targets[i].name(), spans.isAbsent(i) ? null : value(i, bytes, spans, input));
        }
        spare.give(spans);
        return map;
    }

    /** Where the fields lie; null for headers and comments of log files. */
    private @Nullable LogSpans scan(Input input) {
        byte[] bytes = input.bytes();
        int to = Lines.end(bytes, input.fromText(), input.to());
        LogSpans spans = spare.take();
        if (!grammar.scan(bytes, input.fromText(), to, spans)) {
            if (grammar.roleOf(bytes, input.fromText(), to) != LineRole.RECORD) {
                return null;
            }
            throw Lines.refusal(grammar, spans, input.fromText());
        }
        return spans;
    }

    private Object value(int i, byte[] bytes, LogSpans spans, Input input) {
        int from = spans.from(i);
        int to = spans.to(i);
        return switch (kinds[i]) {
            case TEXT -> spans.isEscaped(i) ? unescaped(bytes, from, to) : text(bytes, from, to);
            case INTEGER -> LogNumbers.integer(bytes, from, to);
            case DECIMAL -> Double.valueOf(text(bytes, from, to));
            case TIMESTAMP -> times.read(fields[i], bytes, from, to, zone, input);
        };
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String unescaped(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        return text(plain, 0, LogEscapes.access(bytes, from, to, plain, 0));
    }
}
