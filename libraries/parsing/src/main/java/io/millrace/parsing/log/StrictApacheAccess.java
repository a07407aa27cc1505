// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The access log as LOGTOJSON of the Kinesis Agent accepts it: host names of letters, digits, underscores, hyphens and dots,
 * users of the same, no quote within quotes and no empty ones, a whole line without further line breaks, a CR included. A
 * hyphen is null in every field. What follows the last known field is anything.
 */
final class StrictApacheAccess extends LogGrammar {
    private static final int HOST = 0;
    private static final int IDENT = 1;
    private static final int USER = 2;
    private static final int DATETIME = 3;
    private static final int REQUEST = 4;
    private static final int RESPONSE = 5;
    private static final int BYTES = 6;
    private static final int REFERER = 7;
    private static final int AGENT = 8;

    StrictApacheAccess(boolean isCombined) {
        super(fieldsOf(isCombined));
    }

    private static List<LogField> fieldsOf(boolean isCombined) {
        List<LogField> fields = new ArrayList<>(List.of(
                LogField.text("host"),
                LogField.text("ident"),
                LogField.text("authuser"),
                LogField.textOfMoment("datetime", TimeForm.CLF),
                LogField.text("request"),
                LogField.text("response"),
                LogField.text("bytes")));
        if (isCombined) {
            fields.add(LogField.text("referer"));
            fields.add(LogField.text("agent"));
        }
        return fields;
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        int count = fields().size();
        spans.begin(count);
        int at = from;
        for (int field = HOST; field < count; field++) {
            int start = field == HOST ? at : Bytes.expect(bytes, at, to, ' ');
            start = isEnclosed(field) ? Bytes.expect(bytes, start, to, field == DATETIME ? '[' : '"') : start;
            int end = start < 0 ? start : value(bytes, start, to, field);
            at = isEnclosed(field) ? Bytes.expect(bytes, end, to, field == DATETIME ? ']' : '"') : end;
            if (at < 0) {
                return spans.refuse(field, ~at);
            }
            spans.setUnlessHyphen(bytes, field, start, end);
        }
        int end = LineBreaks.first(bytes, at, to);
        return end == to || spans.refuse(count, end);
    }

    private static boolean isEnclosed(int field) {
        return field == DATETIME || field == REQUEST || field >= REFERER;
    }

    private static int value(byte[] bytes, int at, int to, int field) {
        return switch (field) {
            case HOST -> host(bytes, at, to);
            case IDENT, USER -> Bytes.some(bytes, at, to, Members.USER);
            case DATETIME -> datetime(bytes, at, to);
            case REQUEST, REFERER, AGENT -> unquoted(bytes, at, to);
            case RESPONSE, BYTES -> numberOrHyphen(bytes, at, to);
            default -> throw new IllegalArgumentException("no field " + field);
        };
    }

    /** Labels joined by dots, with an optional dot at the end. */
    static int host(byte[] bytes, int from, int to) {
        int at = Bytes.some(bytes, from, to, Members.LABEL);
        while (at >= 0 && at < to && bytes[at] == '.') {
            int label = Bytes.run(bytes, at + 1, to, Members.LABEL);
            if (label == at + 1) {
                return label;
            }
            at = label;
        }
        return at;
    }

    private static int datetime(byte[] bytes, int from, int to) {
        int at = Dates.monthDay(bytes, from, to);
        at = Dates.month(bytes, Bytes.expect(bytes, at, to, '/'), to);
        at = Bytes.positive(bytes, Bytes.expect(bytes, at, to, '/'), to);
        at = Dates.clock(bytes, Bytes.expect(bytes, at, to, ':'), to);
        return Dates.signed(bytes, Bytes.expect(bytes, at, to, ' '), to);
    }

    private static int unquoted(byte[] bytes, int from, int to) {
        int end = Bytes.find(bytes, from, to, '"');
        int newline = Bytes.find(bytes, from, end, '\n');
        return end == from ? ~from : newline < end ? ~newline : end;
    }

    private static int numberOrHyphen(byte[] bytes, int at, int to) {
        int end = Dates.signed(bytes, at, to);
        return end < 0 && at < to && bytes[at] == '-' ? at + 1 : end;
    }
}
