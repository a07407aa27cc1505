// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Spare;
import io.millrace.smt.parse.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/**
 * Takes apart what a subscription of CloudWatch Logs sends. Source: the user guide of CloudWatch Logs, "Log group-level
 * subscription filters": compressed JSON with messageType, owner, logGroup, logStream, subscriptionFilters and logEvents.
 * Safe for all threads.
 */
final class CloudWatchParser implements Parser {
    private static final int MAX_DEPTH = 100;

    private final Unpacking unpacking;
    private final Control control;
    private final Extract extract;
    private final Output output;
    private final Spare<JsonReader> readers = new Spare<>(() -> JsonReader.strict(MAX_DEPTH));

    CloudWatchParser(Unpacking unpacking, Control control, Extract extract, Output output) {
        this.unpacking = unpacking;
        this.control = control;
        this.extract = extract;
        this.output = output;
    }

    @Override
    public Parsed parse(Input input) {
        byte[] bytes = input.bytes();
        int from = input.from();
        int to = input.to();
        if (!isJson(bytes, from, to)) {
            byte[] packed = Unpacking.packed(input);
            bytes = unpacking.unpacked(packed, 0, packed.length);
            from = 0;
            to = bytes.length;
        }
        return envelope(input, read(bytes, from, to));
    }

    /** Firehose can unpack by itself, and texts may carry it plain. */
    private static boolean isJson(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at < to && bytes[at] == '{';
    }

    private Map<?, ?> read(byte[] bytes, int from, int to) {
        JsonReader reader = readers.take();
        Object value = reader.read(bytes, from, to);
        readers.give(reader);
        if (value instanceof Map<?, ?> envelope && envelope.get("messageType") instanceof String) {
            return envelope;
        }
        throw new BadValue("no envelope of CloudWatch Logs: there is no messageType");
    }

    private Parsed envelope(Input input, Map<?, ?> envelope) {
        if (!"DATA_MESSAGE".equals(envelope.get("messageType"))) {
            return switch (control) {
                case DROP -> Parsed.DROPPED;
                case FAIL -> throw new BadValue("a control message, without log events");
                case PASS -> Parsed.UNTOUCHED;
            };
        }
        if (!(envelope.get("logEvents") instanceof List<?> events)) {
            throw new BadValue("no envelope of CloudWatch Logs: there is no array logEvents");
        }
        return switch (extract) {
            case MESSAGE -> output.of(joined(events).getBytes(StandardCharsets.UTF_8));
            case EVENT ->
                new Parsed(LogEvents.ARRAY, input.isTyped() ? LogEvents.structs(events) : LogEvents.maps(events));
            case ENVELOPE -> new Parsed(LogEvents.ENVELOPE, input.isTyped() ? LogEvents.envelope(envelope) : envelope);
        };
    }

    private static String joined(List<?> events) {
        StringBuilder joined = new StringBuilder();
        for (Object event : events) {
            joined.append(LogEvents.message(event)).append('\n');
        }
        return joined.toString();
    }

    @Override
    public Schema schema() {
        return switch (extract) {
            case MESSAGE -> output.schema();
            case EVENT -> LogEvents.ARRAY;
            case ENVELOPE -> LogEvents.ENVELOPE;
        };
    }
}
