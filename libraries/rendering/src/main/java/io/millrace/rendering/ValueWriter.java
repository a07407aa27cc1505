// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

/** What to do with the values of one schema. */
@FunctionalInterface
interface ValueWriter {
    /** Appends a value that is not null, as JSON. */
    void write(Object value, RowBytes out, int depth) throws Unrenderable;
}
