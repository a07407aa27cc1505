// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;

/**
 * The error log of the Apache HTTP server as LOGTOJSON of the Kinesis Agent accepts it: every block must be there, module
 * and severity are words, the client is a host name or an IPv4 address, with or without a port. A hyphen is null.
 */
final class StrictApacheError extends LogGrammar {
    static final int TIMESTAMP = 0;
    static final int MODULE = 1;
    static final int SEVERITY = 2;
    static final int PROCESS = 3;
    static final int THREAD = 4;
    static final int CLIENT = 5;
    static final int MESSAGE = 6;

    static final byte[] PROCESS_BLOCK = ascii("[pid ");
    static final byte[] THREAD_PART = ascii(":tid ");
    static final byte[] CLIENT_BLOCK = ascii("[client ");
    private static final byte[] BETWEEN = ascii("] ");

    StrictApacheError() {
        super(List.of(
                LogField.textOfMoment("timestamp", TimeForm.APACHE_ERROR),
                LogField.text("module"),
                LogField.text("severity"),
                LogField.text("processid"),
                LogField.text("threadid"),
                LogField.text("client"),
                LogField.text("message")));
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        spans.begin(MESSAGE + 1);
        int at = Bytes.expect(bytes, from, to, '[');
        int end = timestamp(bytes, at, to);
        int next = Bytes.expect(bytes, end, to, BETWEEN);
        if (next < 0) {
            return spans.refuse(TIMESTAMP, ~next);
        }
        spans.set(TIMESTAMP, at, end);
        next = severity(bytes, Bytes.expect(bytes, next, to, '['), to, spans);
        if (next < 0) {
            return spans.refuse(SEVERITY, ~next);
        }
        next = process(bytes, Bytes.expect(bytes, next, to, PROCESS_BLOCK), to, spans);
        if (next < 0) {
            return spans.refuse(PROCESS, ~next);
        }
        next = client(bytes, Bytes.expect(bytes, next, to, CLIENT_BLOCK), to, spans);
        if (next < 0) {
            return spans.refuse(CLIENT, ~next);
        }
        int rest = LineBreaks.first(bytes, next, to);
        if (rest < to) {
            return spans.refuse(MESSAGE, rest);
        }
        spans.setUnlessHyphen(bytes, MESSAGE, next, to);
        return true;
    }

    /** {@code Wed Oct 11 14:32:52.123456 2000}, one blank between the parts. */
    private static int timestamp(byte[] bytes, int from, int to) {
        int at = Dates.weekday(bytes, from, to);
        at = Dates.month(bytes, Bytes.expect(bytes, at, to, ' '), to);
        at = Dates.monthDay(bytes, Bytes.expect(bytes, at, to, ' '), to);
        at = Dates.clock(bytes, Bytes.expect(bytes, at, to, ' '), to);
        return Bytes.positive(bytes, Bytes.expect(bytes, at, to, ' '), to);
    }

    private static int severity(byte[] bytes, int from, int to, LogSpans spans) {
        int end = Bytes.some(bytes, from, to, Members.WORD);
        spans.absent(MODULE);
        int start = from;
        if (end >= 0 && end < to && bytes[end] == ':') {
            spans.set(MODULE, from, end);
            start = end + 1;
            end = Bytes.some(bytes, start, to, Members.WORD);
        }
        spans.set(SEVERITY, start, end);
        return Bytes.expect(bytes, end, to, BETWEEN);
    }

    private static int process(byte[] bytes, int from, int to, LogSpans spans) {
        int end = Bytes.some(bytes, from, to, Members.DIGIT);
        spans.set(PROCESS, from, end);
        spans.absent(THREAD);
        if (end >= 0 && end < to && bytes[end] == ':') {
            int thread = Bytes.expect(bytes, end, to, THREAD_PART);
            end = Bytes.some(bytes, thread, to, Members.DIGIT);
            spans.set(THREAD, thread, end);
        }
        return Bytes.expect(bytes, end, to, BETWEEN);
    }

    private static int client(byte[] bytes, int from, int to, LogSpans spans) {
        int end = from < 0 ? from : StrictApacheAccess.host(bytes, from, to);
        if (end >= 0 && end < to && bytes[end] == ':') {
            end = Bytes.some(bytes, end + 1, to, Members.DIGIT);
        }
        int next = Bytes.expect(bytes, end, to, BETWEEN);
        if (next >= 0) {
            spans.setUnlessHyphen(bytes, CLIENT, from, end);
        }
        return next;
    }
}
