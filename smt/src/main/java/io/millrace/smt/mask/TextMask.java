// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import org.jspecify.annotations.Nullable;

/** What takes the place of a clear text. Immutable and safe for all threads. */
@FunctionalInterface
interface TextMask {
    /**
     * Masks a text.
     *
     * @param clear a whole value, or a piece of one that was detected
     * @param kind what the piece is; null for a whole value, and for a piece that several detectors have found together
     * @return what takes its place; null for nothing
     */
    @Nullable
    String of(String clear, @Nullable Detector kind);
}
