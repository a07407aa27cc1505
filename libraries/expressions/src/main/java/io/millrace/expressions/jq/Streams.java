// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.expressions.budget.Meter;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/** Values as streams of events, [path, leaf] and [path] after the last of a container, and back. */
final class Streams {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Streams() {}

    /** tostream. */
    static final class To implements Function {
        @Override
        public void apply(
                Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version)
                throws JsonQueryException {
            events(in, JSON.arrayNode(), output);
        }

        private static void events(JsonNode value, ArrayNode path, PathOutput output) throws JsonQueryException {
            if (!value.isContainerNode() || value.isEmpty()) {
                output.emit(JSON.arrayNode().add(path).add(value), null);
                return;
            }
            ArrayNode last = path;
            if (value.isObject()) {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    last = path.deepCopy().add(member.getKey());
                    events(member.getValue(), last, output);
                }
            } else {
                for (int i = 0; i < value.size(); i++) {
                    last = path.deepCopy().add(i);
                    events(value.get(i), last, output);
                }
            }
            output.emit(JSON.arrayNode().add(last), null);
        }
    }

    /** fromstream. */
    static final class From implements Function {
        @Override
        public void apply(
                Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version)
                throws JsonQueryException {
            JsonNode[] open = new JsonNode[1];
            args.get(0).apply(scope, in, event -> {
                JsonNode where = event.path(0);
                if (!where.isArray()) {
                    throw new JsonQueryException("not an event of a stream");
                }
                if (event.size() > 1) {
                    open[0] = put(open[0], where, 0, event.get(1));
                }
                boolean ends = event.size() > 1 ? where.isEmpty() : where.size() == 1;
                JsonNode whole = open[0];
                if (ends && whole != null) {
                    open[0] = null;
                    output.emit(whole, null);
                }
            });
        }

        private static JsonNode put(@Nullable JsonNode into, JsonNode path, int level, JsonNode leaf)
                throws JsonQueryException {
            if (level == path.size()) {
                return leaf;
            }
            JsonNode key = path.get(level);
            if (key.isTextual()) {
                ObjectNode object = into instanceof ObjectNode known ? known : JSON.objectNode();
                String name = key.textValue();
                object.set(name, put(object.get(name), path, level + 1, leaf));
                return object;
            }
            if (!key.isNumber() || key.intValue() < 0) {
                throw new JsonQueryException("not a path of a stream");
            }
            ArrayNode array = into instanceof ArrayNode known ? known : JSON.arrayNode();
            Meter.current().willFill(key.asLong());
            while (array.size() <= key.intValue()) {
                array.add(NullNode.getInstance());
            }
            array.set(key.intValue(), put(array.get(key.intValue()), path, level + 1, leaf));
            return array;
        }
    }
}
