// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.line;

import java.util.Objects;

/**
 * What lines are.
 *
 * @param ending what ends a line
 * @param maxBytes how long a line may be, its ending not counted; at least 4, so that every character of UTF-8 fits
 * @param overlong what becomes of longer ones
 */
public record LineRules(LineEnding ending, int maxBytes, Overlong overlong) {
    /** Checks. */
    public LineRules {
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(overlong, "overlong");
        if (maxBytes < 4) {
            throw new IllegalArgumentException("maxBytes is below 4: " + maxBytes);
        }
    }
}
