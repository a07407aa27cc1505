// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.common.Release;
import io.millrace.smt.engine.Part;
import io.millrace.smt.predicate.Condition;
import io.millrace.smt.predicate.PredicateKind;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A predicate of one kind. The framework calls {@link #configure} once, then {@link #test} for each record on the task's
 * thread, then {@link #close}; test itself may be called by any number of threads.
 *
 * @param <R> source or sink record
 */
public abstract class KindPredicate<R extends ConnectRecord<R>> implements Predicate<R>, Versioned {
    private final Part part;
    private final PredicateKind kind;
    private @Nullable Condition condition;

    KindPredicate(Part part, PredicateKind kind) {
        this.part = part;
        this.kind = kind;
    }

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public ConfigDef config() {
        return kind.all().configDef();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        condition = kind.configured(part, configs);
    }

    @Override
    public boolean test(R record) {
        if (condition == null) {
            throw new IllegalStateException(kind.name() + " was not configured");
        }
        return condition.holds(record);
    }

    @Override
    public void close() {
        condition = null;
    }
}
