// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import io.millrace.parsing.line.LineEnding;
import io.millrace.source.agentfile.text.Encoding;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What events are.
 *
 * @param encoding how the bytes are characters
 * @param ending what ends a line
 * @param keepsEnding whether the ending of an event's last line belongs to it
 * @param grouping which lines belong together
 * @param maxBytes how long an event may be, in UTF-8, what belongs to it of its ending included; at least 64
 * @param oversize what becomes of longer ones
 * @param terminator what the last bytes of a truncated event are overwritten with
 * @param isCutAnywhere whether an event is cut at exactly the limit, within a character if need be, as the Kinesis Agent does
 * @param skipHeaderLines how many lines at the beginning of a content are no events
 * @param footer a trimmed event that it matches as a whole is none, and nothing after it is
 * @param partialMillis how long a content has to be quiet until a last line without an ending is handed over; negative for never
 */
// Compared by nobody, and copied by nobody: it is as fast as its array.
@SuppressWarnings("ArrayRecordComponent")
public record EventRules(
        Encoding encoding,
        LineEnding ending,
        boolean keepsEnding,
        Grouping grouping,
        int maxBytes,
        Oversize oversize,
        byte[] terminator,
        boolean isCutAnywhere,
        int skipHeaderLines,
        Optional<Pattern> footer,
        long partialMillis) {}
