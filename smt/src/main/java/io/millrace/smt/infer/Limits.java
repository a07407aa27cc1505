// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

/**
 * How much may be learned, so that hostile names cannot exhaust the memory.
 *
 * @param columns fields at all depths
 * @param bytes what the names and types of these take, about
 * @param depth how deep lists, maps and structures nest, the value itself being the first level
 */
record Limits(int columns, int bytes, int depth) {
    /** The entry of a tree, the type and the column beside it, about. */
    static final int BYTES_PER_NAME = 160;

    static int bytes(String name) {
        return BYTES_PER_NAME + 2 * name.length();
    }
}
