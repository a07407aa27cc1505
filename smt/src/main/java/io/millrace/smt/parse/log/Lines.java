// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.parsing.log.LogGrammar;
import io.millrace.parsing.log.LogSpans;
import io.millrace.smt.edit.BadValue;

/** What all lines have in common. */
final class Lines {
    private Lines() {}

    /** Where a line ends, which some agents send with its LF. */
    static int end(byte[] bytes, int from, int to) {
        return to > from && bytes[to - 1] == '\n' ? to - 1 : to;
    }

    static BadValue refusal(LogGrammar grammar, LogSpans spans, int from) {
        int field = spans.failedField();
        String expected = field < grammar.fields().size()
                ? "field " + grammar.fields().get(field).name()
                : "the end of the line";
        return new BadValue(
                "not a line of this format: at byte " + (spans.failedAt() - from) + ", " + expected + " was expected");
    }
}
