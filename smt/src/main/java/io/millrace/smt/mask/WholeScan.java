// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Scans the whole value. The schema stays as it is. A step of its own rather than an edit, because the value itself must not
 * become null for want of a mask: that would delete something further down.
 */
final class WholeScan implements Step.OfRecord {
    private static final int MOST_SCHEMAS = 1000;

    private record Known(@Nullable Schema schema, Change.Function function) {}

    private final Scan scan;
    private final Change.Function schemaless;
    private final Map<Schema, Known> bySchema = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Schema, Known> eldest) {
            return size() > MOST_SCHEMAS;
        }
    };
    private volatile Known latest;

    WholeScan(Texts texts) {
        this.scan = new Scan(texts, false);
        this.schemaless = scan.bind(null).function();
        this.latest = new Known(null, schemaless);
    }

    @Override
    public boolean apply(Draft draft) {
        Object value = draft.value();
        if (value == null) {
            return true;
        }
        Object scanned = of(draft.schema()).apply(value);
        if (scanned == null) {
            throw new BadValue(Texts.NO_NULL + ": the record would become a deletion");
        }
        draft.value(draft.schema(), scanned);
        return true;
    }

    // The very object: equal schemas are found by content.
    @SuppressWarnings("ReferenceEquality")
    private Change.Function of(@Nullable Schema schema) {
        if (schema == null) {
            return schemaless;
        }
        Known known = latest;
        if (known.schema() != schema) {
            known = new Known(schema, byContent(schema).function());
            latest = known;
        }
        return known.function();
    }

    private synchronized Known byContent(Schema schema) {
        return bySchema.computeIfAbsent(schema, s -> new Known(s, scan.bind(s).function()));
    }
}
