// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An operator on two numbers that loses nothing. */
@FunctionalInterface
interface Calculation {
    /** The result, or null when the engine's own is as good. */
    @Nullable
    JsonNode of(JsonNode one, JsonNode other);
}
