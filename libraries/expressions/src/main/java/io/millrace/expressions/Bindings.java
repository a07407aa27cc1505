// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Values of the variables that an expression may use beside its input, such as a record's topic. */
@FunctionalInterface
public interface Bindings {
    /** No variable has a value: each is null. */
    Bindings NONE = name -> null;

    /**
     * The value of a variable; asked for only when the expression uses it.
     *
     * @param name without the dollar
     * @return the value; null is JSON's null
     */
    @Nullable
    JsonNode value(String name);
}
