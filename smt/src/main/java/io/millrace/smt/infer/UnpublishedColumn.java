// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import org.jspecify.annotations.Nullable;

/** Nulls and empty containers: remembered, but there is no schema yet that would hold later values. */
final class UnpublishedColumn extends Column {
    UnpublishedColumn() {
        super(Type.Simple.NOTHING, null);
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        return misfit(value);
    }
}
