// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.smt.edit.Edits;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.Origin;
import io.millrace.smt.edit.Plan;
import io.millrace.smt.edit.Site;
import io.millrace.smt.path.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Puts values that a step has made into records, at one place. Works out per pair of schemas, the record's and the value's,
 * what comes of them. Safe for all threads.
 */
public final class Graft {
    private static final int MAX_SCHEMAS = 1000;
    private static final Site SITE = new Site(0, "the new field", OnError.FAIL);

    private record Known(@Nullable Schema schema, Edits edits) {}

    private final FieldPath target;
    private final Edits schemaless;
    private final Map<Schema, Known> bySchema = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Schema, Known> eldest) {
            return size() > MAX_SCHEMAS;
        }
    };
    private volatile Known latest;

    /**
     * Prepares a place.
     *
     * @param target plain names only; the whole value is allowed
     */
    public Graft(FieldPath target) {
        this.target = target;
        this.schemaless = edits(SchemaBuilder.string().optional().build());
        this.latest = new Known(null, schemaless);
    }

    /**
     * Puts a value in its place.
     *
     * @param draft the record; one with a schema needs a value with one, except at the whole value
     * @param schema the new value's; null without one
     * @param value the new value
     */
    public void onto(Draft draft, @Nullable Schema schema, @Nullable Object value) {
        if (target.isWhole()) {
            draft.value(schema, value);
        } else if (draft.schema() == null) {
            draft.value(null, schemaless.run(draft.value(), draft.record(), value));
        } else if (schema == null) {
            throw new IllegalStateException("a value without a schema for a record with one");
        } else {
            Plan plan = of(schema).of(draft.schema());
            draft.value(plan.output(), plan.run(draft.value(), draft.record(), value));
        }
    }

    // The very object: equal schemas are found by content.
    @SuppressWarnings("ReferenceEquality")
    private Edits of(Schema schema) {
        Known known = latest;
        if (known.schema() != schema) {
            known = new Known(schema, byContent(schema).edits());
            latest = known;
        }
        return known.edits();
    }

    private synchronized Known byContent(Schema schema) {
        return bySchema.computeIfAbsent(schema, s -> new Known(s, edits(s)));
    }

    private Edits edits(Schema schema) {
        Origin origin = new Origin.Prepared(schema);
        return new Edits(List.of(new Edits.Told(SITE, editor -> editor.put(target, origin))), MAX_SCHEMAS);
    }
}
