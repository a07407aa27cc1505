// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;

/**
 * The syslog protocol. Source: RFC 5424 section 6. A hyphen, its NILVALUE, is an absent field; a byte order mark before the
 * message is not part of it. {@link StructuredData} reads the parameters. Lengths are not limited, and the message may be any
 * bytes.
 */
final class Rfc5424 extends LogGrammar {
    private static final int PRIORITY = 0;
    private static final int VERSION = 1;
    private static final int TIMESTAMP = 2;
    private static final int HOSTNAME = 3;
    private static final int MESSAGE_ID = 6;
    private static final int STRUCTURED_DATA = 7;
    private static final int MESSAGE = 8;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    Rfc5424() {
        super(List.of(
                LogField.integer("priority"),
                LogField.integer("version"),
                LogField.moment("timestamp", TimeForm.ISO),
                LogField.text("hostname"),
                LogField.text("app_name"),
                LogField.text("procid"),
                LogField.text("msgid"),
                LogField.text("structured_data"),
                LogField.text("message")));
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        int end = withoutReturn(bytes, from, to);
        spans.begin(MESSAGE + 1);
        int at = Syslog.priorityEnd(bytes, from, end);
        if (at < 0) {
            return spans.refuse(PRIORITY, ~at);
        }
        spans.set(PRIORITY, from + 1, at - 1);
        int next = Bytes.positive(bytes, at, end);
        if (next < 0 || next - at > 3) {
            return spans.refuse(VERSION, next < 0 ? ~next : next);
        }
        spans.set(VERSION, at, next);
        next = timestamp(bytes, Bytes.expect(bytes, next, end, ' '), end, spans);
        if (next < 0) {
            return spans.refuse(TIMESTAMP, ~next);
        }
        for (int field = HOSTNAME; field <= MESSAGE_ID; field++) {
            int start = Bytes.expect(bytes, next, end, ' ');
            next = Bytes.some(bytes, start, end, Members.PRINTING);
            if (next < 0) {
                return spans.refuse(field, ~next);
            }
            spans.setUnlessHyphen(bytes, field, start, next);
        }
        return data(bytes, Bytes.expect(bytes, next, end, ' '), end, spans);
    }

    private static int timestamp(byte[] bytes, int at, int to, LogSpans spans) {
        if (at >= 0 && at < to && bytes[at] == '-') {
            spans.absent(TIMESTAMP);
            return at + 1;
        }
        int end = at < 0 ? at : Dates.rfc3339(bytes, at, to, true);
        if (end >= 0) {
            spans.set(TIMESTAMP, at, end);
        }
        return end;
    }

    private static boolean data(byte[] bytes, int at, int to, LogSpans spans) {
        int end = at >= 0 && at < to && bytes[at] == '-' ? at + 1 : StructuredData.end(bytes, at, to);
        if (end < 0) {
            return spans.refuse(STRUCTURED_DATA, ~end);
        }
        spans.setUnlessHyphen(bytes, STRUCTURED_DATA, at, end);
        if (end == to) {
            spans.absent(MESSAGE);
            return true;
        }
        int start = Bytes.expect(bytes, end, to, ' ');
        if (start < 0) {
            return spans.refuse(STRUCTURED_DATA, end);
        }
        spans.set(MESSAGE, Bytes.startsWith(bytes, start, to, BYTE_ORDER_MARK) ? start + 3 : start, to);
        return true;
    }
}
