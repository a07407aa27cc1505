// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a record was at one moment. Taken at once and kept as text, because a transform may change the objects in a record
 * that it was given.
 */
public final class Snapshot {
    private final Datum key;
    private final Datum value;
    private final Map<String, Part> parts;
    private final ConnectRecord<?> taken;

    private Snapshot(ConnectRecord<?> taken) {
        this.key = Datum.of(taken.keySchema(), taken.key());
        this.value = Datum.of(taken.valueSchema(), taken.value());
        this.parts = Collections.unmodifiableMap(Parts.of(taken));
        this.taken = taken;
    }

    /**
     * Takes a snapshot.
     *
     * @param of the record as it is now
     * @return the snapshot
     */
    public static Snapshot of(ConnectRecord<?> of) {
        return new Snapshot(of);
    }

    /**
     * Where the record is or goes.
     *
     * @return the topic
     */
    public String topic() {
        return taken.topic();
    }

    /**
     * The record's key.
     *
     * @return type and text
     */
    public Datum key() {
        return key;
    }

    /**
     * The record's value.
     *
     * @return type and text
     */
    public Datum value() {
        return value;
    }

    /**
     * The headers in words.
     *
     * @return name and value of each
     */
    public List<String> headers() {
        List<String> headers = new ArrayList<>();
        taken.headers().forEach(h -> headers.add(h.key() + "=" + Texts.whole(h.schema(), h.value())));
        return headers;
    }

    /**
     * What differs from an earlier moment, in the order of the record's parts.
     *
     * @param before the earlier moment
     * @return {@code ~} changed, {@code +} new, {@code -} gone, with the path and the values; empty when nothing differs
     */
    public List<String> changesSince(Snapshot before) {
        List<String> changes = new ArrayList<>();
        before.parts.forEach((path, was) -> {
            Part is = parts.get(path);
            if (is == null) {
                changes.add("- " + path + "  " + was.brief());
            } else if (!is.equals(was)) {
                changes.add("~ " + path + "  " + change(was, is));
            }
        });
        parts.forEach((path, is) -> {
            if (!before.parts.containsKey(path)) {
                changes.add("+ " + path + "  " + (is.text().isEmpty() ? is.type() : is.brief()));
            }
        });
        if (changes.isEmpty()
                && !(Objects.equals(key.schema(), before.key.schema())
                        && Objects.equals(value.schema(), before.value.schema()))) {
            changes.add("~ schema");
        }
        return changes;
    }

    private static String change(Part was, Part is) {
        return was.type().equals(is.type())
                ? was.brief() + " -> " + is.brief()
                : was.briefWithType() + " -> " + is.briefWithType();
    }

    /**
     * A key or a value.
     *
     * @param schema its schema, or null when it has none
     * @param type its type in the words of schemas
     * @param text the whole of it on one line
     * @param isNull whether there is none
     */
    public record Datum(@Nullable Schema schema, String type, String text, boolean isNull) {
        static Datum of(@Nullable Schema schema, @Nullable Object value) {
            return new Datum(schema, Parts.typeOf(schema, value), Texts.whole(schema, value), value == null);
        }
    }
}
