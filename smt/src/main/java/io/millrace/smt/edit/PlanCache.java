// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;

/**
 * The plans by schema. Neighbouring records nearly always share theirs as one object, so that the latest plan is tried
 * first, then the recent ones by identity; only a schema object that was not seen lately is compared by content, under a
 * lock. Bounded in both ways, for producers that make a new schema for each record. Safe for all threads: what is read
 * without the lock is immutable once published.
 */
final class PlanCache {
    private static final int RECENT = 32;

    private final Function<Schema, Plan> planner;
    private final Map<Schema, Plan> byContent;
    private volatile Plan[] recent = {};

    PlanCache(Function<Schema, Plan> planner, int maxPlans) {
        this.planner = planner;
        this.byContent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Schema, Plan> eldest) {
                return size() > maxPlans;
            }
        };
    }

    // The same object is meant: equal schemas are found by content.
    @SuppressWarnings("ReferenceEquality")
    Plan of(Schema schema) {
        for (Plan plan : recent) {
            if (plan.input() == schema) {
                return plan;
            }
        }
        return byContent(schema);
    }

    @SuppressWarnings("ReferenceEquality")
    private synchronized Plan byContent(Schema schema) {
        Plan known = byContent.get(schema);
        if (known == null) {
            known = planner.apply(schema);
            byContent.put(schema, known);
        }
        Plan plan = known.input() == schema ? known : known.forEqual(schema);
        int kept = Math.min(recent.length, RECENT - 1);
        Plan[] next = new Plan[kept + 1];
        next[0] = plan;
        System.arraycopy(recent, 0, next, 1, kept);
        recent = next;
        return plan;
    }

    synchronized int size() {
        return byContent.size();
    }
}
