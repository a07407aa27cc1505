// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.expressions.Bindings;
import io.millrace.expressions.view.JsonView;
import java.util.Set;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may ask of a record beside its value. For one evaluation.
 *
 * @param record as it came in
 * @param topic where it goes by now
 */
record RecordVariables(ConnectRecord<?> record, @Nullable String topic) implements Bindings {
    static final Set<String> NAMES = Set.of("topic", "key", "headers", "timestamp", "partition", "offset");

    @Override
    public @Nullable JsonNode value(String name) {
        return switch (name) {
            case "topic" -> TextNode.valueOf(topic);
            case "key" -> JsonView.of(record.keySchema(), record.key());
            case "headers" -> headers();
            case "timestamp" -> record.timestamp() == null ? null : LongNode.valueOf(record.timestamp());
            case "partition" -> record.kafkaPartition() == null ? null : IntNode.valueOf(record.kafkaPartition());
            case "offset" -> record instanceof SinkRecord sink ? LongNode.valueOf(sink.kafkaOffset()) : null;
            default -> null;
        };
    }

    /** The last header of each name wins, as it does for Headers.lastWithName. */
    private ObjectNode headers() {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        for (Header header : record.headers()) {
            headers.set(header.key(), JsonView.of(header.schema(), header.value()));
        }
        return headers;
    }
}
