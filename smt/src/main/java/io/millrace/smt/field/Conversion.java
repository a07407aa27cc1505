// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.time.Logical;
import org.jspecify.annotations.Nullable;

/** Makes values of one type from values of any other. Immutable and safe for all threads. */
interface Conversion {
    /**
     * Makes a value.
     *
     * @param value not null
     * @param logical what it means if it is a date
     * @return null when the user wants that in place of what cannot be made
     * @throws io.millrace.smt.edit.BadValue when it cannot be made
     */
    @Nullable
    Object of(Object value, Logical logical);
}
