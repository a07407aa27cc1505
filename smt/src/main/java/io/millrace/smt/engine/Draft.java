// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record on its way through a pipeline: what came in, and what the steps have made of it so far. For one thread. */
public final class Draft {
    private final ConnectRecord<?> record;
    private final Part part;
    private @Nullable Schema schema;
    private @Nullable Object value;
    private String topic;
    private @Nullable List<Header> headers;

    Draft(ConnectRecord<?> record, Part part) {
        this.record = record;
        this.part = part;
        this.schema = part.schema(record);
        this.value = part.value(record);
        this.topic = record.topic();
    }

    private Draft(Draft other) {
        this.record = other.record;
        this.part = other.part;
        this.headers = other.headers == null ? null : new ArrayList<>(other.headers);
        this.schema = other.schema;
        this.value = other.value;
        this.topic = other.topic;
    }

    Draft copy() {
        return new Draft(this);
    }

    void restore(Draft before) {
        headers = before.headers;
        schema = before.schema;
        value = before.value;
        topic = before.topic;
    }

    /**
     * The record as it came in.
     *
     * @return never to be changed
     */
    public ConnectRecord<?> record() {
        return record;
    }

    /**
     * Which half of the record is worked on.
     *
     * @return key or value
     */
    public Part part() {
        return part;
    }

    /**
     * The present schema of the half that is worked on.
     *
     * @return null without one
     */
    public @Nullable Schema schema() {
        return schema;
    }

    /**
     * The present state of the half that is worked on.
     *
     * @return never to be changed itself
     */
    public @Nullable Object value() {
        return value;
    }

    /**
     * Replaces the half that is worked on.
     *
     * @param newSchema of the value; null without one
     * @param newValue what takes its place
     */
    public void value(@Nullable Schema newSchema, @Nullable Object newValue) {
        schema = newSchema;
        value = newValue;
    }

    /**
     * The present topic.
     *
     * @return where the record goes
     */
    public String topic() {
        return topic;
    }

    /**
     * Sends the record to another topic.
     *
     * @param newTopic a topic's name
     */
    public void topic(String newTopic) {
        topic = newTopic;
    }

    /**
     * Adds a header; one of the same name stays beside it.
     *
     * @param name the header's name
     * @param headerSchema of the value; null without one
     * @param headerValue the header's value
     */
    public void header(String name, @Nullable Schema headerSchema, @Nullable Object headerValue) {
        if (headers == null) {
            headers = new ArrayList<>(2);
        }
        headers.add(new ConnectHeaders().add(name, headerValue, headerSchema).lastWithName(name));
    }

    /** The record that came of it; the very one that came in, if nothing was changed. */
    // The very objects mean that nothing was changed.
    @SuppressWarnings("ReferenceEquality")
    <R extends ConnectRecord<R>> R finished(R original) {
        boolean sameTopic = topic.equals(original.topic());
        if (headers == null && sameTopic) {
            return value == part.value(original) && schema == part.schema(original)
                    ? original
                    : part.with(original, schema, value);
        }
        Headers all = original.headers().duplicate();
        if (headers != null) {
            headers.forEach(all::add);
        }
        boolean key = part == Part.KEY;
        return original.newRecord(
                topic,
                original.kafkaPartition(),
                key ? schema : original.keySchema(),
                key ? value : original.key(),
                key ? original.valueSchema() : schema,
                key ? original.value() : value,
                original.timestamp(),
                all);
    }
}
