// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.expressions.budget.Weighed;
import java.util.AbstractList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** An array whose elements are made when they are asked for. */
// Jackson's own deepCopy is unchecked.
@SuppressWarnings("unchecked")
final class ArrayView extends ArrayNode implements Weighed {
    private static final long serialVersionUID = 1;

    private final transient List<?> list;

    ArrayView(@Nullable Schema schema, List<?> list) {
        super(JsonNodeFactory.instance, new AbstractList<JsonNode>() {
            @Override
            public JsonNode get(int index) {
                return JsonView.of(schema, list.get(index));
            }

            @Override
            public int size() {
                return list.size();
            }
        });
        this.list = list;
    }

    @Override
    public int nodes() {
        return Weights.nodes(list);
    }

    @Override
    public int characters() {
        return Weights.characters(list);
    }
}
