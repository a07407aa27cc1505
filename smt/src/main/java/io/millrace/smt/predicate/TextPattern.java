// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

/** A compiled pattern. Immutable and safe for all threads. */
@FunctionalInterface
interface TextPattern {
    /**
     * Whether a text fits.
     *
     * @param text any
     * @return true if it does
     * @throws io.millrace.smt.edit.BadValue when that takes more steps than are allowed
     */
    boolean fits(String text);
}
