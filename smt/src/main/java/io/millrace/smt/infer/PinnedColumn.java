// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.edit.BadValue;
import org.jspecify.annotations.Nullable;

/** Values of the type that the user has fixed. */
final class PinnedColumn extends Column {
    private final Target target;

    PinnedColumn(Type.Pinned pinned) {
        super(pinned, pinned.target().schema());
        this.target = pinned.target();
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        try {
            return target.cast(value);
        } catch (BadValue e) {
            throw new BadValue("a field of schema.hints does not hold what it should: " + e.getMessage());
        }
    }
}
