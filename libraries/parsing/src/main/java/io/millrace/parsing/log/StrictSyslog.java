// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;

/**
 * Syslog as LOGTOJSON of the Kinesis Agent and the Firehose blueprints syslog-to-json and syslog-to-csv accept it: no
 * priority in front, an optional facility in angle brackets behind the timestamp, a program with a colon and a blank. A hyphen
 * is a value like any other.
 *
 * <p>The agent demands a line without further line breaks. The blueprint takes the line up to the first of them, any white
 * space around the day, and sees all bytes without their highest bit.
 */
final class StrictSyslog extends LogGrammar {
    static final int TIMESTAMP = 0;
    static final int HOSTNAME = 1;
    static final int PROGRAM = 2;
    static final int PROCESS = 3;
    static final int MESSAGE = 4;

    private static final byte[] FACILITY_END = ascii("> ");
    private static final byte[] BEFORE_MESSAGE = ascii(": ");

    private final TimeForm form;
    private final boolean isBlueprint;

    private StrictSyslog(TimeForm form, boolean isBlueprint, LogField timestamp) {
        super(List.of(
                timestamp,
                LogField.text("hostname"),
                LogField.text("program"),
                LogField.text("processid"),
                LogField.text("message")));
        this.form = form;
        this.isBlueprint = isBlueprint;
    }

    static StrictSyslog agent(TimeForm form) {
        return new StrictSyslog(form, false, LogField.textOfMoment("timestamp", form));
    }

    static StrictSyslog blueprint() {
        LogField timestamp = LogField.moment("timestamp", TimeForm.RFC3164);
        return new StrictSyslog(TimeForm.RFC3164, true, timestamp);
    }

    boolean isBlueprint() {
        return isBlueprint;
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        if (scanAsIs(bytes, from, to, spans)) {
            return true;
        }
        // Seven bits of a byte may still be what the blueprint looks for; nothing that daemons write, so a copy is no
        // cost.
        return isBlueprint && scanAsIs(Ascii.stripped(bytes, from, to), from, to, spans);
    }

    private boolean scanAsIs(byte[] bytes, int from, int to, LogSpans spans) {
        spans.begin(MESSAGE + 1);
        int end = form == TimeForm.ISO ? Dates.rfc3339(bytes, from, to, true) : timestamp(bytes, from, to);
        int next = Bytes.expect(bytes, end, to, ' ');
        if (next < 0) {
            return spans.refuse(TIMESTAMP, ~next);
        }
        spans.set(TIMESTAMP, from, end);
        int start = afterFacility(bytes, next, to);
        end = Bytes.some(bytes, start, to, Members.USER);
        next = Bytes.expect(bytes, end, to, ' ');
        if (next < 0) {
            return spans.refuse(HOSTNAME, ~next);
        }
        spans.set(HOSTNAME, start, end);
        end = Bytes.some(bytes, next, to, Members.PROGRAM);
        if (end < 0) {
            return spans.refuse(PROGRAM, ~end);
        }
        spans.set(PROGRAM, next, end);
        return message(bytes, process(bytes, end, to, spans), to, spans);
    }

    private int timestamp(byte[] bytes, int from, int to) {
        int at = Dates.month(bytes, from, to);
        at = Dates.monthDay(bytes, blanks(bytes, at, to, true), to);
        return Dates.clock(bytes, blanks(bytes, at, to, isBlueprint), to);
    }

    private int blanks(byte[] bytes, int at, int to, boolean several) {
        if (at < 0) {
            return at;
        }
        int next = at;
        while (next < to && (several || next == at) && isBlank(bytes[next])) {
            next++;
        }
        return next > at ? next : ~at;
    }

    private boolean isBlank(byte b) {
        return b == ' ' || (isBlueprint && Members.SPACE[b & 0xFF]);
    }

    /** Digits, any character, digits, in angle brackets and with a blank behind; otherwise the place itself. */
    private int afterFacility(byte[] bytes, int from, int to) {
        int first = Bytes.some(bytes, Bytes.expect(bytes, from, to, '<'), to, Members.DIGIT);
        int next = Bytes.expect(bytes, first, to, FACILITY_END);
        if (next >= 0 && first - from > 3) {
            return next;
        }
        int any = first < 0 || first >= to ? 0 : characterLength(bytes, first, to);
        if (any == 0) {
            return from;
        }
        int second = Bytes.some(bytes, first + any, to, Members.DIGIT);
        next = Bytes.expect(bytes, second, to, FACILITY_END);
        return next < 0 ? from : next;
    }

    /** Of what the dot of the expression takes: a byte where bytes are characters, none for a line break. */
    private int characterLength(byte[] bytes, int at, int to) {
        if (isBlueprint) {
            return Ascii.firstBreak(bytes, at, at + 1) == at ? 0 : 1;
        }
        return LineBreaks.isAt(bytes, at, to) ? 0 : Ascii.characterLength(bytes, at, to);
    }

    private static int process(byte[] bytes, int at, int to, LogSpans spans) {
        spans.absent(PROCESS);
        if (at >= to || bytes[at] != '[') {
            return at;
        }
        int end = Bytes.positive(bytes, at + 1, to);
        int next = Bytes.expect(bytes, end, to, ']');
        if (next >= 0) {
            spans.set(PROCESS, at + 1, end);
        }
        return next;
    }

    private boolean message(byte[] bytes, int at, int to, LogSpans spans) {
        if (at < 0) {
            return spans.refuse(PROCESS, ~at);
        }
        int start = Bytes.expect(bytes, at, to, BEFORE_MESSAGE);
        if (start < 0) {
            return spans.refuse(MESSAGE, ~start);
        }
        int end = isBlueprint ? Ascii.firstBreak(bytes, start, to) : LineBreaks.first(bytes, start, to);
        if (end < to && !isBlueprint) {
            return spans.refuse(MESSAGE, end);
        }
        spans.set(MESSAGE, start, end);
        return true;
    }
}
