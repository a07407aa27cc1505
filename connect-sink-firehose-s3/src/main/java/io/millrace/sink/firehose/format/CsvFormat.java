// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.CsvRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.Unrenderable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row of RFC 4180 per record. Structs have the columns of their schema in its order; JSON objects that arrive as bytes
 * or text those that they have, in their order; columns that were given count in every case and are the only ones that a
 * map can have.
 *
 * <p>With a header, the column names are the first line of every object, and so records with other columns go to another
 * object. A record is rendered when its layout is asked for, and what was made of it is kept until it is written.
 */
final class CsvFormat implements RecordFormat {
    private final CsvSettings settings;
    private final byte[] delimiter;
    private final Tombstones tombstones;
    private final CsvRenderer renderer;
    private final JsonRows objects;
    private final CsvHeaders headers;
    private final RowBytes row = new RowBytes(ScratchBytes.INITIAL);
    private final RowBytes text = new RowBytes(ScratchBytes.INITIAL);

    // The record whose row is at hand, and what became of it.
    private @Nullable SinkRecord rendered;
    private Rendering rendering = Rendering.SKIPPED;
    private CsvHeaders.Header header = CsvHeaders.Header.NONE;

    CsvFormat(CsvSettings settings, byte[] delimiter, Tombstones tombstones) {
        this.settings = settings;
        this.delimiter = delimiter;
        this.tombstones = tombstones;
        this.renderer = new CsvRenderer(settings.dialect(), settings.columns(), settings.forms());
        this.objects = new JsonRows(settings.dialect(), settings.columns());
        this.headers = new CsvHeaders(renderer, delimiter);
    }

    @Override
    public Rendering write(SinkRecord record, ByteTarget target) {
        render(record);
        Rendering outcome = rendering;
        if (outcome instanceof Rendering.Written) {
            target.append(row.array(), 0, row.length());
        }
        // Records are not kept.
        rendered = null;
        return outcome;
    }

    @Override
    public String layout(SinkRecord record) {
        if (!settings.header() || !settings.columns().isEmpty()) {
            return "";
        }
        render(record);
        return header.layout;
    }

    @Override
    public byte[] opening(SinkRecord first) {
        if (!settings.header()) {
            return RawFormat.NOTHING;
        }
        render(first);
        return header.line;
    }

    // The same record is meant: its row is at hand.
    @SuppressWarnings("ReferenceEquality")
    private void render(SinkRecord record) {
        if (record == rendered) {
            return;
        }
        row.clear(ScratchBytes.KEPT);
        header = CsvHeaders.Header.NONE;
        rendered = null;
        rendering = rendering(record);
        rendered = record;
    }

    private Rendering rendering(SinkRecord record) {
        Object value = record.value();
        if (value == null) {
            return tombstones == Tombstones.SKIP ? Rendering.SKIPPED : BadRecord.tombstone();
        }
        try {
            List<String> columns = row(value);
            if (settings.header()) {
                header = headers.of(columns);
            }
        } catch (Unrenderable e) {
            return BadRecord.rendering(e);
        } catch (BadRecord e) {
            return e.rendering();
        }
        row.add(delimiter);
        return Rendering.WRITTEN;
    }

    private List<String> row(Object value) throws Unrenderable, BadRecord {
        if (value instanceof Struct struct) {
            renderer.row(struct, row);
            return renderer.columns(struct.schema());
        }
        if (value instanceof Map<?, ?> map) {
            if (settings.columns().isEmpty()) {
                throw new UnorderedColumns();
            }
            renderer.row(map, row);
            return settings.columns();
        }
        if (value instanceof byte[] bytes) {
            return objects.row(bytes, 0, bytes.length, row);
        }
        if (value instanceof ByteBuffer || value instanceof String) {
            text.clear(ScratchBytes.KEPT);
            if (value instanceof String string) {
                text.text(string);
            } else {
                ScratchBytes.copy((ByteBuffer) value, text);
            }
            return objects.row(text.array(), 0, text.length(), row);
        }
        throw BadRecord.notARow("A value of type " + value.getClass().getSimpleName()
                + " is no row; format=csv takes structs, maps, and JSON objects as bytes or text.");
    }
}
