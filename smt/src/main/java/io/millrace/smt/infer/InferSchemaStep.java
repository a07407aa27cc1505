// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives values without a schema the one of their topic. */
final class InferSchemaStep implements Step.OfRecord {
    /** Topics come from configurations, not from records: more than this are a mistake. */
    private static final int MAX_TOPICS = 10_000;

    private final Settings settings;
    private final @Nullable String name;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    /**
     * Prepares the step.
     *
     * @param settings what the user has said
     * @param name of the schemas, with {@code ${topic}} in place of the topic; null for none
     */
    InferSchemaStep(Settings settings, @Nullable String name) {
        this.settings = settings;
        this.name = name;
    }

    @Override
    public boolean apply(Draft draft) {
        Object value = draft.value();
        if (value == null || draft.schema() != null) {
            return true;
        }
        LearnedSchema.Converted converted = topic(draft.topic()).of(value).convert(value);
        if (converted.schema() != null) {
            draft.value(converted.schema(), converted.value());
        }
        return true;
    }

    private Topic topic(String topic) {
        Topic known = topics.get(topic);
        if (known != null) {
            return known;
        }
        if (topics.size() >= MAX_TOPICS) {
            throw new BadValue("there are schemas of " + MAX_TOPICS + " topics already; infer them before routing");
        }
        return topics.computeIfAbsent(topic, this::made);
    }

    private Topic made(String topic) {
        String schema = name == null ? null : name.replace("${topic}", topic);
        return new Topic(
                new LearnedSchema(settings, topic, schema, settings.seed()),
                new LearnedSchema(settings, topic, schema, Type.Simple.NOTHING),
                new LearnedSchema(settings, topic, null, Type.Simple.NOTHING));
    }

    /** One of each kind, so that a stray value does not turn all structures into texts. */
    private record Topic(LearnedSchema structures, LearnedSchema lists, LearnedSchema scalars) {
        LearnedSchema of(Object value) {
            return value instanceof Map<?, ?> ? structures : value instanceof List<?> ? lists : scalars;
        }
    }
}
