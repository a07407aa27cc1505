// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.util.List;

/**
 * The steps of a flow, one after the other. An event comes with a line feed at its end if the agent's rules say so, and leaves in
 * the same way. For one thread.
 */
public final class Conversion {
    private final List<Step> steps;
    // Each step reads what the one before it wrote.
    private final Converted even = new Converted();
    private final Converted odd = new Converted();
    private Converted last = even;

    Conversion(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true if events stay as they are
     */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * Converts an event.
     *
     * @param bytes holds it
     * @param from where it begins
     * @param to where it ends
     * @return what became of it; {@link #result()} has the bytes, or the reason
     */
    public Verdict convert(byte[] bytes, int from, int to) {
        byte[] source = bytes;
        int start = from;
        int end = to;
        boolean isReplaced = false;
        for (int i = 0; i < steps.size(); i++) {
            last = i % 2 == 0 ? even : odd;
            last.clear();
            Verdict verdict = steps.get(i).convert(source, start, end, last);
            if (verdict != Verdict.CONVERTED) {
                return verdict;
            }
            isReplaced |= last.isReplaced();
            source = last.bytes();
            start = 0;
            end = last.length();
        }
        if (isReplaced) {
            last.replaced();
        }
        return Verdict.CONVERTED;
    }

    /**
     * What the last step said.
     *
     * @return the same object for all events, valid until the next one
     */
    public Converted result() {
        return last;
    }
}
