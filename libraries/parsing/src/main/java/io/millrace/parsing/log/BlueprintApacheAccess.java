// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;

/**
 * The access log as the Firehose blueprints apachelog-to-json and apachelog-to-csv accept it: a host of digits and dots, a
 * bracketed time with or without an offset, the shortest request that a status of three digits and a number of bytes follow.
 * The line's beginning decides; whatever follows is left alone. One deviation: numbers end at eighteen digits. {@link BlueprintCsv} demands the offset.
 */
final class BlueprintApacheAccess extends LogGrammar {
    static final int HOST = 0;
    static final int IDENT = 1;
    static final int USER = 2;
    static final int TIMESTAMP = 3;
    static final int TIMEZONE = 4;
    static final int REQUEST = 5;
    static final int RESPONSE = 6;
    static final int BYTES = 7;

    private static final byte[] BEFORE_REQUEST = ascii("] \"");

    BlueprintApacheAccess() {
        super(List.of(
                LogField.text("host"),
                LogField.text("ident"),
                LogField.text("authuser"),
                LogField.moment("timestamp", TimeForm.CLF),
                LogField.text("timezone"),
                LogField.text("request"),
                LogField.integer("response"),
                LogField.integer("bytes")));
    }

    @Override
    public boolean scan(byte[] bytes, int from, int to, LogSpans spans) {
        spans.begin(BYTES + 1);
        int at = Bytes.some(bytes, from, to, Members.DIGIT_OR_DOT);
        if (at < 0) {
            return spans.refuse(HOST, ~at);
        }
        spans.set(HOST, from, at);
        at = name(bytes, at, to, IDENT, spans);
        at = at < 0 ? at : name(bytes, at, to, USER, spans);
        at = at < 0 ? at : time(bytes, at, to, spans);
        return at >= 0 && request(bytes, at, to, spans);
    }

    /** A blank and anything without white space. */
    private static int name(byte[] bytes, int from, int to, int field, LogSpans spans) {
        int start = Bytes.expect(bytes, from, to, ' ');
        int at = start;
        while (at >= 0 && at < to && ScriptSpace.lengthAt(bytes, at, to) == 0) {
            at++;
        }
        if (at <= start) {
            spans.refuse(field, start < 0 ? ~start : at);
            return -1;
        }
        spans.set(field, start, at);
        return at;
    }

    private static int time(byte[] bytes, int from, int to, LogSpans spans) {
        int start = Bytes.expect(bytes, Bytes.expect(bytes, from, to, ' '), to, '[');
        int at = Bytes.some(bytes, start, to, Members.BLUEPRINT_TIME);
        if (at < 0) {
            spans.refuse(TIMESTAMP, ~at);
            return -1;
        }
        spans.set(TIMESTAMP, start, at);
        int zone = zoneEnd(bytes, at, to);
        if (zone < 0) {
            spans.absent(TIMEZONE);
        } else {
            spans.set(TIMEZONE, zone - 5, zone);
            at = zone;
        }
        int request = Bytes.expect(bytes, at, to, BEFORE_REQUEST);
        if (request < 0) {
            spans.refuse(REQUEST, ~request);
        }
        return request;
    }

    /** After one white space, a sign and four digits. */
    private static int zoneEnd(byte[] bytes, int from, int to) {
        int at = from + (from < to ? ScriptSpace.lengthAt(bytes, from, to) : 0);
        if (at == from || at >= to || (bytes[at] != '+' && bytes[at] != '-')) {
            return -1;
        }
        return Bytes.digits(bytes, at + 1, to, 4);
    }

    private static boolean request(byte[] bytes, int from, int to, LogSpans spans) {
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '"' && at > from && isFollowedByCounts(bytes, at + 1, to, spans)) {
                spans.set(REQUEST, from, at);
                return true;
            }
            if (b == '\n' || b == '\r' || (b < 0 && LineBreaks.isSeparatorAt(bytes, at, to))) {
                return spans.refuse(REQUEST, at);
            }
        }
        return spans.refuse(REQUEST, to);
    }

    private static boolean isFollowedByCounts(byte[] bytes, int from, int to, LogSpans spans) {
        int response = Bytes.expect(bytes, from, to, ' ');
        int end = Bytes.digits(bytes, response, to, 3);
        int count = Bytes.expect(bytes, end, to, ' ');
        int countEnd = Bytes.some(bytes, count, to, Members.DIGIT);
        if (countEnd < 0 || countEnd - count > Bytes.MAX_DIGITS) {
            return false;
        }
        spans.set(RESPONSE, response, end);
        spans.set(BYTES, count, countEnd);
        return true;
    }
}
