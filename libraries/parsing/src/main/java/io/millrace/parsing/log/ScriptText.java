// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Values as JavaScript writes them: strings of JSON.stringify, text of UTF-8, numbers. */
final class ScriptText {
    private static final byte[] HEX = LogGrammar.ascii("0123456789abcdef");
    /** Whole numbers up to here are exact; above them numbers are what is nearest. */
    private static final long MAX_EXACT = 1L << 53;

    private ScriptText() {}

    static void jsonString(byte[] bytes, int from, int to, LogBytes out) {
        out.add('"');
        int start = out.length();
        if (!plain(bytes, from, to, out)) {
            out.truncate(start);
            byte[] clean = new String(bytes, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            escaped(clean, 0, clean.length, out);
        }
        out.add('"');
    }

    /** Writes what needs no thought; answers false, having written a part, where something does. */
    private static boolean plain(byte[] bytes, int from, int to, LogBytes out) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < ' ' || b == '"' || b == '\\') {
                return false;
            }
        }
        out.add(bytes, from, to);
        return true;
    }

    private static void escaped(byte[] bytes, int from, int to, LogBytes out) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < 0 || (b >= ' ' && b != '"' && b != '\\')) {
                out.add(b);
            } else {
                out.add('\\');
                escape(b, out);
            }
        }
    }

    private static void escape(byte b, LogBytes out) {
        switch (b) {
            case '"', '\\' -> out.add(b);
            case '\b' -> out.add('b');
            case '\f' -> out.add('f');
            case '\n' -> out.add('n');
            case '\r' -> out.add('r');
            case '\t' -> out.add('t');
            default -> {
                out.ascii("u00");
                out.add(HEX[b >> 4]);
                out.add(HEX[b & 0xF]);
            }
        }
    }

    /** Text as it comes out of a decoder and an encoder: malformed parts become U+FFFD. */
    static void text(byte[] bytes, int from, int to, LogBytes out) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                byte[] clean =
                        new String(bytes, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
                out.add(clean, 0, clean.length);
                return;
            }
        }
        out.add(bytes, from, to);
    }

    /** At most eighteen digits: those of the nearest double, the fewest that tell it, and zeros. */
    static void number(byte[] bytes, int from, int to, LogBytes out) {
        long number = LogNumbers.integer(bytes, from, to);
        if (number <= MAX_EXACT) {
            out.digits(number, 1);
            return;
        }
        double nearest = number;
        for (int precision = 1; ; precision++) {
            BigDecimal shorter = new BigDecimal(nearest).round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() == nearest) {
                out.ascii(shorter.toBigInteger().toString());
                return;
            }
        }
    }
}
