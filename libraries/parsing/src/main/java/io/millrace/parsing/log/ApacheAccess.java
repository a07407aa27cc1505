// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The access log as servers write it. Source: the Apache HTTP server's documentation of mod_log_config, formats
 * {@code common}, {@code combined} and {@code vhost_combined}, and of the escapes in request, referer and user agent; nginx
 * writes the same.
 *
 * <p>Beyond the agent's dialect: any host (IPv6, a list of X-Forwarded-For with blanks after its commas), any user (blanks
 * included: the first {@code " ["} ends it), escaped and empty quoted fields, fields behind the known ones, a CR at the end,
 * and a virtual host with its port in front. That is told from a user with a blank by the port: a first part of four that ends
 * with the only colon and digits, or with {@code ]:} and digits. A hyphen is an absent field.
 */
final class ApacheAccess extends LogGrammar {
    private static final int HOST = 0;
    private static final int IDENT = 1;
    private static final int USER = 2;
    private static final int DATETIME = 3;
    private static final int REQUEST = 4;
    private static final int RESPONSE = 5;
    private static final int BYTES = 6;
    private static final int REFERER = 7;
    private static final int AGENT = 8;

    /** From the bracket to after the next: {@code [10/Oct/2000:13:55:36 -0700]}. */
    private static final int USUAL_TIME = 28;

    private static final WordShape DATE = WordShape.of("00/???/0");
    private static final WordShape TIME = WordShape.of("000:00:0");
    private static final WordShape OFFSET = WordShape.of("0:00 ?00");
    private static final WordShape END = WordShape.of("???0000]");

    private final boolean isCombined;
    private final int vhost;

    ApacheAccess(boolean isCombined) {
        super(fieldsOf(isCombined));
        this.isCombined = isCombined;
        this.vhost = fields().size() - 1;
    }

    private static List<LogField> fieldsOf(boolean isCombined) {
        List<LogField> fields = new ArrayList<>(List.of(
                LogField.text("host"),
                LogField.text("ident"),
                LogField.text("authuser"),
                LogField.moment("datetime", TimeForm.CLF),
                LogField.text("request"),
                LogField.integer("response"),
                LogField.integer("bytes")));
        if (isCombined) {
            fields.add(LogField.text("referer"));
            fields.add(LogField.text("agent"));
        }
        fields.add(LogField.text("vhost"));
        return fields;
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        int end = withoutReturn(bytes, from, to);
        spans.begin(vhost + 1);
        int at = who(bytes, from, end, spans);
        if (at >= 0) {
            at = when(bytes, at, end, spans);
        }
        if (at >= 0) {
            at = what(bytes, at, end, spans);
        }
        if (at >= 0 && isCombined) {
            at = quoted(bytes, at, end, REFERER, spans);
            at = at < 0 ? at : quoted(bytes, at, end, AGENT, spans);
        }
        if (at < 0) {
            return false;
        }
        return at == end || bytes[at] == ' ' || spans.refuse(spans.count(), at);
    }

    /** Host, ident and user; answers where the bracket stands. */
    private int who(byte[] bytes, int from, int to, LogSpans spans) {
        int hostEnd = hostEnd(bytes, from, to);
        if (hostEnd == from || hostEnd >= to) {
            return refuse(HOST, hostEnd, spans);
        }
        int identEnd = Bytes.find(bytes, hostEnd + 1, to, ' ');
        if (identEnd == hostEnd + 1 || identEnd >= to) {
            return refuse(IDENT, identEnd, spans);
        }
        int userEnd = userEnd(bytes, identEnd + 1, to);
        if (userEnd < 0) {
            return refuse(USER, to, spans);
        }
        int next = Bytes.find(bytes, identEnd + 1, userEnd, ' ');
        if (next < userEnd && isHostAndPort(bytes, from, hostEnd)) {
            spans.set(vhost, from, hostEnd);
            spans.setUnlessHyphen(bytes, HOST, hostEnd + 1, identEnd);
            spans.setUnlessHyphen(bytes, IDENT, identEnd + 1, next);
            spans.setUnlessHyphen(bytes, USER, next + 1, userEnd);
        } else {
            spans.absent(vhost);
            spans.setUnlessHyphen(bytes, HOST, from, hostEnd);
            spans.setUnlessHyphen(bytes, IDENT, hostEnd + 1, identEnd);
            spans.setUnlessHyphen(bytes, USER, identEnd + 1, userEnd);
        }
        return userEnd + 1;
    }

    private static int hostEnd(byte[] bytes, int from, int to) {
        int end = Bytes.find(bytes, from, to, ' ');
        while (end > from && end < to && bytes[end - 1] == ',') {
            end = Bytes.find(bytes, end + 1, to, ' ');
        }
        return end;
    }

    /** The blank before the bracket, or a negative number. */
    private static int userEnd(byte[] bytes, int from, int to) {
        int end = Bytes.find(bytes, from, to, ' ');
        while (end < to && !(end > from && end + 1 < to && bytes[end + 1] == '[')) {
            end = Bytes.find(bytes, end + 1, to, ' ');
        }
        return end < to ? end : -1;
    }

    private static boolean isHostAndPort(byte[] bytes, int from, int to) {
        int digits = to;
        while (digits > from && Bytes.isDigit(bytes[digits - 1])) {
            digits--;
        }
        int colon = digits - 1;
        if (digits == to || colon <= from || bytes[colon] != ':') {
            return false;
        }
        return bytes[colon - 1] == ']' || Bytes.find(bytes, from, to, ':') == colon;
    }

    /** The time in its brackets; answers what follows them. */
    private static int when(byte[] bytes, int from, int to, LogSpans spans) {
        int end = from + USUAL_TIME;
        if (!(end <= to && isUsualTime(bytes, from + 1))) {
            end = unusualTime(bytes, from + 1, to);
            if (end < 0) {
                return refuse(DATETIME, ~end, spans);
            }
        }
        spans.set(DATETIME, from + 1, end - 1);
        return end;
    }

    private static boolean isUsualTime(byte[] bytes, int at) {
        return DATE.fits(bytes, at)
                && TIME.fits(bytes, at + 8)
                && OFFSET.fits(bytes, at + 16)
                && END.fits(bytes, at + 19)
                && (bytes[at + 21] == '-' || bytes[at + 21] == '+')
                && Dates.monthAt(bytes, at + 3, at + 6) != 0;
    }

    private static int unusualTime(byte[] bytes, int from, int to) {
        int at = Dates.monthDay(bytes, from, to);
        at = Dates.month(bytes, Bytes.expect(bytes, at, to, '/'), to);
        at = Bytes.digits(bytes, Bytes.expect(bytes, at, to, '/'), to, 4);
        at = Dates.clock(bytes, Bytes.expect(bytes, at, to, ':'), to);
        if (at >= 0 && at < to && bytes[at] == ' ') {
            at = Dates.offset(bytes, at + 1, to);
        }
        return Bytes.expect(bytes, at, to, ']');
    }

    /** Request, response and bytes; answers what follows them. */
    private static int what(byte[] bytes, int from, int to, LogSpans spans) {
        int at = quoted(bytes, from, to, REQUEST, spans);
        at = at < 0 ? at : count(bytes, at, to, RESPONSE, spans);
        return at < 0 ? at : count(bytes, at, to, BYTES, spans);
    }

    /** A blank and a text in quotes. */
    private static int quoted(byte[] bytes, int from, int to, int field, LogSpans spans) {
        if (from + 1 >= to || bytes[from] != ' ' || bytes[from + 1] != '"') {
            return refuse(field, from, spans);
        }
        int end = Bytes.closingQuote(bytes, from + 2, to, field, spans);
        if (end < 0) {
            return refuse(field, to, spans);
        }
        spans.setUnlessHyphen(bytes, field, from + 2, end);
        return end + 1;
    }

    /** A blank and a number or a hyphen. */
    private static int count(byte[] bytes, int from, int to, int field, LogSpans spans) {
        if (from >= to || bytes[from] != ' ') {
            return refuse(field, from, spans);
        }
        int start = from + 1;
        int end = Bytes.run(bytes, start, to, Members.DIGIT);
        if (end > start && end - start <= Bytes.MAX_DIGITS) {
            spans.set(field, start, end);
            return end;
        }
        if (end == start && start < to && bytes[start] == '-') {
            spans.absent(field);
            return start + 1;
        }
        return refuse(field, end, spans);
    }

    private static int refuse(int field, int at, LogSpans spans) {
        spans.refuse(field, at);
        return -1;
    }
}
