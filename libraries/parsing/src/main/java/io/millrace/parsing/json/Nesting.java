// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

import java.util.Arrays;

/** The arrays and objects that are open: one bit each. */
final class Nesting {
    private final int maxDepth;
    private long[] objects = new long[1];
    private int depth;

    Nesting(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    void clear() {
        depth = 0;
    }

    int depth() {
        return depth;
    }

    /** Answers false if that would be too deep. */
    boolean open(boolean object) {
        if (depth == maxDepth) {
            return false;
        }
        int word = depth >> 6;
        if (word == objects.length) {
            objects = Arrays.copyOf(objects, word * 2);
        }
        long bit = 1L << depth;
        objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
        depth++;
        return true;
    }

    void close() {
        depth--;
    }

    boolean inObject() {
        int innermost = depth - 1;
        return (objects[innermost >> 6] >>> innermost & 1) != 0;
    }
}
