// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/** Finds things of one kind in texts, in time that grows with the text's length alone. Without state. */
interface Finder {
    /** What is answered when there is nothing. */
    long NONE = -1;

    /**
     * Looks for the next thing.
     *
     * @param from where a thing may begin at the earliest; what stands before it is looked at, too
     * @return where it begins and ends, as {@link #hit} packs them; {@link #NONE} if there is none
     */
    long next(String text, int from);

    /** A hit in one number. */
    static long hit(int start, int end) {
        return (long) start << 32 | end;
    }

    static int start(long hit) {
        return (int) (hit >>> 32);
    }

    static int end(long hit) {
        return (int) hit;
    }
}
