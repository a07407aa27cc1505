// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;

/**
 * Syslog as daemons and relays write it, with or without the priority of the wire. Source: RFC 3164 sections 4.1 and 4.3, and
 * the templates of rsyslog and syslog-ng for files, with their timestamp of RFC 3339.
 *
 * <p>Any host (IPv6) and UTF-8 are taken. The program is what stands before a
 * colon that a blank or the end follows, with a process id in brackets between them; a line without such a tag is all message.
 * A hyphen in the place of the host is an absent field.
 */
final class Syslog extends LogGrammar {
    private static final int TIMESTAMP = 0;
    private static final int HOSTNAME = 1;
    private static final int PROGRAM = 2;
    private static final int PROCESS = 3;
    private static final int MESSAGE = 4;
    private static final int PRIORITY = 5;

    private final TimeForm form;

    Syslog(TimeForm form) {
        super(List.of(
                LogField.moment("timestamp", form),
                LogField.text("hostname"),
                LogField.text("program"),
                LogField.text("processid"),
                LogField.text("message"),
                LogField.integer("priority")));
        this.form = form;
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        int end = withoutReturn(bytes, from, to);
        spans.begin(PRIORITY + 1);
        int at = priority(bytes, from, end, spans);
        if (at < 0) {
            return spans.refuse(PRIORITY, ~at);
        }
        int timeEnd = form == TimeForm.ISO ? Dates.rfc3339(bytes, at, end, false) : timestamp(bytes, at, end);
        int host = Bytes.expect(bytes, timeEnd, end, ' ');
        if (host < 0) {
            return spans.refuse(TIMESTAMP, ~host);
        }
        spans.set(TIMESTAMP, at, timeEnd);
        int hostEnd = Bytes.find(bytes, host, end, ' ');
        if (hostEnd == host || hostEnd == end) {
            return spans.refuse(HOSTNAME, hostEnd);
        }
        spans.setUnlessHyphen(bytes, HOSTNAME, host, hostEnd);
        spans.set(MESSAGE, afterTag(bytes, hostEnd + 1, end, spans), end);
        return true;
    }

    /** 0 to 191 in angle brackets, or nothing. */
    static int priority(byte[] bytes, int from, int to, LogSpans spans) {
        if (from >= to || bytes[from] != '<') {
            spans.absent(PRIORITY);
            return from;
        }
        int end = priorityEnd(bytes, from, to);
        if (end >= 0) {
            spans.set(PRIORITY, from + 1, end - 1);
        }
        return end;
    }

    /** After the bracket that closes a priority, RFC 5424 section 6.2.1. */
    static int priorityEnd(byte[] bytes, int from, int to) {
        int start = Bytes.expect(bytes, from, to, '<');
        int end = Bytes.some(bytes, start, to, Members.DIGIT);
        int next = Bytes.expect(bytes, end, to, '>');
        boolean isPriority = next >= 0
                && end - start <= 3
                && (bytes[start] != '0' || end - start == 1)
                && LogNumbers.integer(bytes, start, end) <= 191;
        return next < 0 || isPriority ? next : ~start;
    }

    private static int timestamp(byte[] bytes, int from, int to) {
        int at = Dates.month(bytes, from, to);
        at = Bytes.expect(bytes, at, to, ' ');
        while (at >= 0 && at < to && bytes[at] == ' ') {
            at++;
        }
        at = Dates.monthDay(bytes, at, to);
        return Dates.clock(bytes, Bytes.expect(bytes, at, to, ' '), to);
    }

    /** Finds program and process; answers where the message begins. */
    private static int afterTag(byte[] bytes, int from, int to, LogSpans spans) {
        spans.absent(PROGRAM);
        spans.absent(PROCESS);
        int nameEnd = from;
        while (nameEnd < to && bytes[nameEnd] != ':' && bytes[nameEnd] != ' ' && bytes[nameEnd] != '[') {
            nameEnd++;
        }
        int process = Bytes.expect(bytes, nameEnd, to, '[');
        int processEnd = process < 0 ? process : Bytes.find(bytes, process, to, ']');
        int colon = process < 0 ? nameEnd : Bytes.expect(bytes, processEnd, to, ']');
        int next = Bytes.expect(bytes, colon, to, ':');
        if (nameEnd == from || next < 0 || (next < to && bytes[next] != ' ')) {
            return from;
        }
        spans.set(PROGRAM, from, nameEnd);
        if (process >= 0 && processEnd > process) {
            spans.set(PROCESS, process, processEnd);
        }
        return next < to ? next + 1 : next;
    }
}
