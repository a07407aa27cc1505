// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.expressions.budget.Weighed;

/** An object whose members are made when they are asked for. */
// Jackson's own deepCopy is unchecked.
@SuppressWarnings("unchecked")
final class ObjectView extends ObjectNode implements Weighed {
    private static final long serialVersionUID = 1;

    private final transient Object value;

    /**
     * A view.
     *
     * @param value the struct or the map
     * @param members its members
     */
    ObjectView(Object value, Members members) {
        super(JsonNodeFactory.instance, members);
        this.value = value;
    }

    @Override
    public int nodes() {
        return Weights.nodes(value);
    }

    @Override
    public int characters() {
        return Weights.characters(value);
    }
}
