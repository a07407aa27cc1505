// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.common.options.OptionValues;
import io.millrace.expressions.language.Language;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Adds a header per partition key. */
record PartitionKeys(@Nullable Question query, List<Key> keys) implements Step.OfRecord {
    private static final String PREFIX = "firehose.pk.";

    /** One key with an expression of its own. */
    record Key(String name, Question question) {}

    static PartitionKeys of(Optional<String> query, Map<String, String> keys, Language language, OptionValues values) {
        if (query.isPresent() != keys.isEmpty()) {
            throw new ConfigException("give either 'query' or keys.<name>");
        }
        List<Key> asked = new ArrayList<>();
        keys.forEach((name, text) -> asked.add(new Key(name, Question.of("keys." + name, text, language, values))));
        return new PartitionKeys(
                query.map(text -> Question.of("query", text, Language.JQ, values))
                        .orElse(null),
                asked);
    }

    @Override
    public boolean apply(Draft draft) {
        JsonNode view = Question.view(draft);
        if (query != null) {
            JsonNode all = query.answer(view, draft);
            if (!all.isObject()) {
                throw new BadValue("the query answers no object of keys");
            }
            // Their names come out of the record: they are as secret as its values.
            all.properties().forEach(key -> add(draft, "a partition key of the query", key.getKey(), key.getValue()));
        }
        for (Key key : keys) {
            add(
                    draft,
                    "partition key '" + key.name() + "'",
                    key.name(),
                    key.question().answer(view, draft));
        }
        return true;
    }

    private static void add(Draft draft, String what, String name, JsonNode answer) {
        if (answer.isNull() || answer.isContainerNode()) {
            throw new BadValue(what + " is neither a text nor a number nor a boolean");
        }
        String text = answer.asText();
        if (text.isEmpty()) {
            throw new BadValue(what + " is empty");
        }
        draft.header(PREFIX + name, Schema.STRING_SCHEMA, text);
    }
}
