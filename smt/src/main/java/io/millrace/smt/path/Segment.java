// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.path;

/** One step of a path. */
public sealed interface Segment {
    /**
     * The field, or the entry of a map, of this name.
     *
     * @param name any text, the empty one included
     */
    record Name(String name) implements Segment {}

    /** Every field of a structure, or every entry of a map: {@code *}. */
    record AllFields() implements Segment {}

    /** Every element of an array: {@code []}. */
    record AllElements() implements Segment {}

    /**
     * One element of an array: {@code [n]}.
     *
     * @param index from 0
     */
    record Element(int index) implements Segment {}
}
