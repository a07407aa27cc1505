// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out for schemas. Neighbours nearly always share theirs, as one object; comparing schemas by content is
 * slow and happens only when an object was not seen before. Bounded in both ways, for producers that make a new schema for
 * each record. For one thread.
 *
 * @param <P> what is worked out
 */
final class SchemaCache<P> {
    private static final int MAX_OBJECTS = 64;
    private static final int MAX_SCHEMAS = 256;

    /** Works it out. */
    @FunctionalInterface
    interface Compiler<P> {
        P compile(Schema schema) throws Unrenderable;
    }

    private final Compiler<P> compiler;
    private final IdentityHashMap<Schema, P> byObject = new IdentityHashMap<>();
    private final Map<Schema, P> byContent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Schema, P> eldest) {
            return size() > MAX_SCHEMAS;
        }
    };
    private @Nullable Schema latestSchema;
    private @Nullable P latest;

    SchemaCache(Compiler<P> compiler) {
        this.compiler = compiler;
    }

    // The same object is meant: equal schemas are found by content below.
    @SuppressWarnings("ReferenceEquality")
    P of(Schema schema) throws Unrenderable {
        P known = latest;
        if (known != null && schema == latestSchema) {
            return known;
        }
        known = byObject.get(schema);
        if (known == null) {
            known = byContent(schema);
            if (byObject.size() == MAX_OBJECTS) {
                byObject.clear();
            }
            byObject.put(schema, known);
        }
        latestSchema = schema;
        latest = known;
        return known;
    }

    private P byContent(Schema schema) throws Unrenderable {
        P known = byContent.get(schema);
        if (known == null) {
            known = compiler.compile(schema);
            byContent.put(schema, known);
        }
        return known;
    }

    int size() {
        return byContent.size();
    }

    int objects() {
        return byObject.size();
    }
}
