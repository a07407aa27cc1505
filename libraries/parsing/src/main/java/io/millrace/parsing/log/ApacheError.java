// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;

/**
 * The error log as the Apache HTTP server writes it. Source: its documentation of {@code ErrorLogFormat}; the default of 2.2
 * has time, severity, client and message, that of 2.4 also module, process, thread and the status of the operating system,
 * {@code (13)Permission denied}, which stands before the client. Every block but time and severity may be missing.
 */
final class ApacheError extends LogGrammar {
    private static final int TIMESTAMP = 0;
    private static final int MODULE = 1;
    private static final int SEVERITY = 2;
    private static final int PROCESS = 3;
    private static final int THREAD = 4;
    private static final int CLIENT = 5;
    private static final int MESSAGE = 6;
    private static final int STATUS = 7;

    private static final byte[] REMOTE_BLOCK = ascii("[remote ");
    private static final byte[] STATUS_END = ascii(": [client ");

    ApacheError() {
        super(List.of(
                LogField.moment("timestamp", TimeForm.APACHE_ERROR),
                LogField.text("module"),
                LogField.text("severity"),
                LogField.text("processid"),
                LogField.text("threadid"),
                LogField.text("client"),
                LogField.text("message"),
                LogField.text("status")));
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        int end = withoutReturn(bytes, from, to);
        spans.begin(STATUS + 1);
        spans.absentFrom(TIMESTAMP);
        int at = timestamp(bytes, from, end, spans);
        if (at < 0) {
            return spans.refuse(TIMESTAMP, ~at);
        }
        at = severity(bytes, at, end, spans);
        if (at < 0) {
            return spans.refuse(SEVERITY, ~at);
        }
        at = process(bytes, at, end, spans);
        at = status(bytes, at, end, spans);
        at = client(bytes, at, end, spans);
        spans.set(MESSAGE, at, end);
        return true;
    }

    private static int timestamp(byte[] bytes, int from, int to, LogSpans spans) {
        int start = Bytes.expect(bytes, from, to, '[');
        int at = Dates.weekday(bytes, start, to);
        at = Dates.month(bytes, blanks(bytes, at, to), to);
        at = Dates.monthDay(bytes, blanks(bytes, at, to), to);
        at = Dates.clock(bytes, blanks(bytes, at, to), to);
        at = Bytes.digits(bytes, blanks(bytes, at, to), to, 4);
        int next = Bytes.expect(bytes, at, to, ']');
        if (next >= 0) {
            spans.set(TIMESTAMP, start, at);
        }
        return next;
    }

    private static int blanks(byte[] bytes, int at, int to) {
        int next = Bytes.expect(bytes, at, to, ' ');
        while (next >= 0 && next < to && bytes[next] == ' ') {
            next++;
        }
        return next;
    }

    private static int severity(byte[] bytes, int from, int to, LogSpans spans) {
        int start = Bytes.expect(bytes, Bytes.expect(bytes, from, to, ' '), to, '[');
        int end = start < 0 ? start : Bytes.find(bytes, start, to, ']');
        int next = Bytes.expect(bytes, end, to, ']');
        if (next < 0 || Bytes.find(bytes, start, end, ' ') < end) {
            return next < 0 ? next : ~start;
        }
        int colon = Bytes.find(bytes, start, end, ':');
        int severity = colon < end ? colon + 1 : start;
        if (severity == end) {
            return ~end;
        }
        if (colon < end && colon > start && bytes[start] != '-') {
            spans.set(MODULE, start, colon);
        }
        spans.set(SEVERITY, severity, end);
        return next < to && bytes[next] == ' ' ? next + 1 : next;
    }

    private static int process(byte[] bytes, int from, int to, LogSpans spans) {
        int start = Bytes.expect(bytes, from, to, StrictApacheError.PROCESS_BLOCK);
        int end = Bytes.some(bytes, start, to, Members.DIGIT);
        int thread = Bytes.expect(bytes, end, to, StrictApacheError.THREAD_PART);
        int threadEnd = Bytes.some(bytes, thread, to, Members.DIGIT);
        int next = Bytes.expect(bytes, threadEnd < 0 ? end : threadEnd, to, ']');
        if (next < 0) {
            return from;
        }
        spans.set(PROCESS, start, end);
        if (threadEnd >= 0) {
            spans.set(THREAD, thread, threadEnd);
        }
        return next < to && bytes[next] == ' ' ? next + 1 : next;
    }

    /** {@code (13)Permission denied: } where the client follows; otherwise it is part of the message. */
    private static int status(byte[] bytes, int from, int to, LogSpans spans) {
        int code = Bytes.some(bytes, Bytes.expect(bytes, from, to, '('), to, Members.DIGIT);
        if (Bytes.expect(bytes, code, to, ')') < 0) {
            return from;
        }
        int colon = Bytes.find(bytes, code, to, ':');
        if (!Bytes.startsWith(bytes, colon, to, STATUS_END)) {
            return from;
        }
        spans.set(STATUS, from, colon);
        return colon + 2;
    }

    private static int client(byte[] bytes, int from, int to, LogSpans spans) {
        int start = Bytes.expect(bytes, from, to, StrictApacheError.CLIENT_BLOCK);
        if (start < 0) {
            start = Bytes.expect(bytes, from, to, REMOTE_BLOCK);
        }
        int end = start < 0 ? start : Bytes.find(bytes, start, to, ']');
        int next = Bytes.expect(bytes, end, to, ']');
        if (next < 0) {
            return from;
        }
        spans.setUnlessHyphen(bytes, CLIENT, start, end);
        return next < to && bytes[next] == ' ' ? next + 1 : next;
    }
}
