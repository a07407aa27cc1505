// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which lines belong together.
 *
 * @param start a line that it matches from its beginning on begins an event; the first line does in any case
 * @param end a line that it is found in ends an event
 * @param continuation a line that it matches from its beginning on belongs to the event before it; every other line begins one
 * @param maxLines how many lines an event has at most; one more begins another event
 * @param quietMillis how long a content has to be quiet until its last event of whole lines is handed over though nothing ended
 *     it; 0 hands it over at once, as the Kinesis Agent does
 */
public record Grouping(
        Optional<Pattern> start,
        Optional<Pattern> end,
        Optional<Pattern> continuation,
        int maxLines,
        long quietMillis) {
    /** Each line is an event. */
    public static final Grouping LINES = new Grouping(Optional.empty(), Optional.empty(), Optional.empty(), 1, 0);

    /**
     * Whether each line is an event.
     *
     * @return whether no pattern is given
     */
    public boolean isSingleLine() {
        return start.isEmpty() && end.isEmpty() && continuation.isEmpty();
    }
}
