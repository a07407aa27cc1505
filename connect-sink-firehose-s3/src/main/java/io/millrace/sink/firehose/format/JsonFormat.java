// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.Unrenderable;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One JSON text on one line per record: the value, or an object of the parts of the record that were asked for.
 *
 * <p>A value that is bytes is JSON text already, as ByteArrayConverter hands it over: it is checked and stands as it is,
 * without white space around it and with spaces for line breaks between its tokens. Every other value is rendered, a text
 * as a string. Keys and header values are rendered too, bytes as base64.
 */
final class JsonFormat implements RecordFormat {
    private final List<EnvelopeField> envelope;
    private final byte[] delimiter;
    private final Tombstones tombstones;
    private final JsonRenderer renderer;
    private final JsonScanner scanner = new JsonScanner();
    private final RowBytes line = new RowBytes(ScratchBytes.INITIAL);
    private final RowBytes text = new RowBytes(ScratchBytes.INITIAL);

    JsonFormat(List<EnvelopeField> envelope, Forms forms, byte[] delimiter, Tombstones tombstones) {
        this.envelope = List.copyOf(envelope);
        this.renderer = new JsonRenderer(forms);
        this.delimiter = delimiter;
        this.tombstones = tombstones;
    }

    @Override
    public Rendering write(SinkRecord record, ByteTarget target) {
        if (record.value() == null && tombstones != Tombstones.EMPTY) {
            return tombstones == Tombstones.SKIP ? Rendering.SKIPPED : BadRecord.tombstone();
        }
        line.clear(ScratchBytes.KEPT);
        try {
            if (envelope.isEmpty()) {
                value(record);
            } else {
                envelope(record);
            }
        } catch (Unrenderable e) {
            return BadRecord.rendering(e);
        } catch (BadRecord e) {
            return e.rendering();
        }
        line.add(delimiter);
        target.append(line.array(), 0, line.length());
        return Rendering.WRITTEN;
    }

    private void envelope(SinkRecord record) throws Unrenderable, BadRecord {
        char separator = '{';
        for (EnvelopeField field : envelope) {
            line.add(separator);
            separator = ',';
            renderer.string(field.word(), line);
            line.add(':');
            member(field, record);
        }
        line.add('}');
    }

    // Original topic, partition and offset, as in error objects: a transform may have renamed the record.
    private void member(EnvelopeField field, SinkRecord record) throws Unrenderable, BadRecord {
        switch (field) {
            case KEY -> renderer.value(record.keySchema(), record.key(), line);
            case VALUE -> value(record);
            case HEADERS -> headers(record);
            case TIMESTAMP -> renderer.value(Timestamp.SCHEMA, date(record.timestamp()), line);
            case TOPIC -> renderer.string(record.originalTopic(), line);
            case PARTITION -> line.number(record.originalKafkaPartition());
            case OFFSET -> line.number(record.originalKafkaOffset());
        }
    }

    // Connect's timestamps are java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    private static @Nullable Date date(@Nullable Long millis) {
        return millis == null ? null : new Date(millis);
    }

    /** A list, because names may repeat. */
    private void headers(SinkRecord record) throws Unrenderable {
        line.add('[');
        boolean first = true;
        for (Header header : record.headers()) {
            line.ascii(first ? "{\"key\":" : ",{\"key\":");
            first = false;
            renderer.string(header.key(), line);
            line.ascii(",\"value\":");
            renderer.value(header.schema(), header.value(), line);
            line.add('}');
        }
        line.add(']');
    }

    private void value(SinkRecord record) throws Unrenderable, BadRecord {
        Object value = record.value();
        if (value instanceof byte[] bytes) {
            json(bytes, bytes.length);
        } else if (value instanceof ByteBuffer buffer) {
            text.clear(ScratchBytes.KEPT);
            ScratchBytes.copy(buffer, text);
            json(text.array(), text.length());
        } else {
            renderer.value(record.valueSchema(), value, line);
        }
    }

    private void json(byte[] bytes, int length) throws BadRecord {
        scanner.scan(bytes, 0, length);
        scanner.copy(line);
    }
}
