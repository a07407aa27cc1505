// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.nio.charset.StandardCharsets;

/** SINGLELINE: the lines of an event in one. */
final class SingleLine implements Step {
    /** What the agent puts for a line feed: both backslashes are its own. */
    private static final byte[] ESCAPED = "\\\\n".getBytes(StandardCharsets.US_ASCII);

    private final boolean trims;
    private final boolean escapes;
    private final boolean addsLineFeed;

    SingleLine(boolean trims, boolean escapes, boolean addsLineFeed) {
        this.trims = trims;
        this.escapes = escapes;
        this.addsLineFeed = addsLineFeed;
    }

    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        int end = to;
        // Empty lines at the end vanish with their line feeds.
        while (end > from && bytes[end - 1] == '\n') {
            end--;
        }
        JsonBytes line = out.out();
        int start = from;
        while (start <= end) {
            int feed = start;
            while (feed < end && bytes[feed] != '\n') {
                feed++;
            }
            if (start > from && escapes) {
                line.add(ESCAPED);
            }
            if (trims) {
                trimmed(bytes, start, feed, line);
            } else {
                line.add(bytes, start, feed);
            }
            start = feed + 1;
        }
        if (addsLineFeed) {
            line.add('\n');
        }
        return Verdict.CONVERTED;
    }

    private static void trimmed(byte[] bytes, int from, int to, JsonBytes line) {
        int first = from;
        int last = to;
        while (first < last && isBlank(bytes[first])) {
            first++;
        }
        while (last > first && isBlank(bytes[last - 1])) {
            last--;
        }
        line.add(bytes, first, last);
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }
}
