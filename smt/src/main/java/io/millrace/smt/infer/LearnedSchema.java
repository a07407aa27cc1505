// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.edit.BadValue;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the values of one topic, and the schema that follows from it. A value within what is known is
 * converted without a lock; another one widens what is known first. Safe for all threads: what one of them publishes
 * holds everything that any of them has published before.
 */
final class LearnedSchema {
    private static final Logger LOG = LoggerFactory.getLogger(LearnedSchema.class);

    private final Settings settings;
    private final Columns columns;
    private final String topic;
    private final @Nullable String name;
    private volatile State state;

    /**
     * What is known at one time.
     *
     * @param type of the values
     * @param column as it is published
     * @param overflows whether some names have no column
     * @param frozen whether no further name gets one
     */
    private record State(Type type, Column column, boolean overflows, boolean frozen) {}

    /**
     * A value and its schema.
     *
     * @param schema null when nothing is known that could be published
     * @param value of the schema
     */
    record Converted(@Nullable Schema schema, @Nullable Object value) {}

    /**
     * Starts.
     *
     * @param settings what the user has said
     * @param topic whose values they are
     * @param name of the schema; null for none
     * @param seed what is known already
     */
    LearnedSchema(Settings settings, String topic, @Nullable String name, Type seed) {
        this.settings = settings;
        this.columns = new Columns(settings);
        this.topic = topic;
        this.name = name;
        this.state = new State(seed, columns.whole(seed, null, false, name), false, false);
    }

    /**
     * Gives a value its schema.
     *
     * @param value not null
     * @return the value in the schema, which is the very same object as before unless something was learned
     * @throws BadValue when the value cannot have one
     */
    Converted convert(Object value) {
        State known = state;
        Object converted = converted(known, value);
        if (converted == Column.MISFIT) {
            known = learned(value);
            converted = converted(known, value);
        }
        if (converted == Column.MISFIT) {
            throw new BadValue(
                    "the value has more names than max.columns and state.max.kib allow, and is no structure with "
                            + "a place for the rest");
        }
        return new Converted(known.column().schema(), converted);
    }

    private @Nullable Object converted(State known, Object value) {
        boolean hasPlace = known.overflows() && known.column() instanceof StructColumn;
        return known.column().convert(value, hasPlace ? new Rest(settings.names(), known.frozen()) : null);
    }

    private synchronized State learned(Object value) {
        State before = state;
        Learner learner = new Learner(settings, before.type(), before.frozen());
        Type type = learner.learn(before.type(), value);
        settings.choice().check(type);
        boolean overflows = before.overflows() || learner.overflowed();
        Column column = columns.whole(type, before.column(), overflows, name);
        State after = new State(type, column, overflows, learner.exhausted());
        if (after.frozen() && !before.frozen()) {
            LOG.warn(
                    "The schema of topic {} has reached max.columns or state.max.kib. Further names are not learned: their values "
                            + "go to the field {} as JSON. Raise the limits, or drop fields before this step.",
                    topic,
                    settings.names().overflow());
        }
        state = after;
        return after;
    }
}
