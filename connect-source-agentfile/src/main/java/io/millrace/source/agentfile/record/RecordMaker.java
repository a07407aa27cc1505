// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.source.agentfile.event.Burst;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes records of drafts, for one burst after the other. For one thread. */
final class RecordMaker {
    private static final String PIECE = "millrace.piece";
    private static final String ERROR = "millrace.error";

    private final FlowRules rules;
    private final String host;
    private final LongSupplier millis;

    private String topic = "";
    private String errorTopic = "";
    private @Nullable Long time;

    RecordMaker(FlowRules rules, String host, LongSupplier millis) {
        this.rules = rules;
        this.host = host;
        this.millis = millis;
    }

    void begin(Origin origin) {
        topic = rules.topic.of(rules.flow, origin.path());
        errorTopic = rules.errorTopic
                .map(template -> template.of(rules.flow, origin.path()))
                .orElse("");
        time = switch (rules.timestamp) {
            case NONE -> null;
            case READ -> millis.getAsLong();
            case MODIFIED -> origin.modifiedMillis();
        };
    }

    void add(Draft draft, Burst burst, Origin origin, boolean isLast, List<SourceRecord> out) {
        boolean isError = draft.kind() == Draft.Kind.ERROR;
        byte[] key = draft.key();
        // What goes to the error topic is bytes that may be no text: as they are, whatever the flow's format is.
        ValueFormat format = isError ? ValueFormat.BYTES : rules.valueFormat;
        out.add(new FileRecord(
                origin.partition(),
                origin.offset(burst, draft.end(), draft.next(), isLast),
                isError ? errorTopic : topic,
                key == null ? null : rules.keyFormat.schema(),
                key == null ? null : rules.keyFormat.of(key),
                format.schema(),
                format.of(draft.value()),
                time,
                headers(draft.about(), isError, origin)));
    }

    private @Nullable ConnectHeaders headers(Draft.About about, boolean isError, Origin origin) {
        String piece = about.piece();
        String error = about.error();
        if (rules.headers.isEmpty() && piece == null && error == null) {
            return null;
        }
        ConnectHeaders headers = new ConnectHeaders();
        for (HeaderField field : HeaderField.values()) {
            boolean tellsWhere = isError && field != HeaderField.HOST && field != HeaderField.LINES;
            if (rules.headers.contains(field) || tellsWhere) {
                add(field, about, origin, headers);
            }
        }
        if (piece != null) {
            headers.add(PIECE, piece.toLowerCase(Locale.ROOT), Schema.STRING_SCHEMA);
        }
        if (error != null) {
            headers.add(ERROR, error, Schema.STRING_SCHEMA);
        }
        return headers;
    }

    private void add(HeaderField field, Draft.About about, Origin origin, ConnectHeaders headers) {
        String name = field.header();
        switch (field) {
            case FLOW -> headers.add(name, rules.flow, Schema.STRING_SCHEMA);
            case PATH -> headers.add(name, origin.path().toString(), Schema.STRING_SCHEMA);
            case HOST -> headers.add(name, host, Schema.STRING_SCHEMA);
            case OFFSET -> headers.add(name, about.position(), Schema.INT64_SCHEMA);
            case LINE -> headers.add(name, about.line() + 1, Schema.INT64_SCHEMA);
            case LINES -> headers.add(name, about.lines(), Schema.INT32_SCHEMA);
        }
    }
}
