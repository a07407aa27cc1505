// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.util.Arrays;

/**
 * Account numbers of ISO 13616 in any case, in one piece or with single spaces or hyphens: a country of the IBAN registry,
 * its length, and the remainder 1 modulo 97.
 */
final class IbanFinder implements Finder {
    private static final String LENGTHS = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 \
            ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 \
            LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 \
            PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 \
            YE30""";

    private static final int LETTERS = 26;
    private static final byte[] LENGTH_OF_COUNTRY = lengths();

    private static byte[] lengths() {
        byte[] lengths = new byte[LETTERS * LETTERS];
        Arrays.stream(LENGTHS.split(" "))
                .forEach(entry -> lengths[country(entry, 0)] = Byte.parseByte(entry.substring(2)));
        return lengths;
    }

    private static int country(String text, int at) {
        return Chars.letter(text.charAt(at)) * LETTERS + Chars.letter(text.charAt(at + 1));
    }

    @Override
    public long next(String text, int from) {
        for (int at = from; at + 15 <= text.length(); at++) {
            if (Chars.letter(text.charAt(at)) >= 0
                    && Chars.digit(text.charAt(at + 2)) >= 0
                    && Chars.digit(text.charAt(at + 3)) >= 0
                    && Chars.letter(text.charAt(at + 1)) >= 0
                    && Chars.opens(text, at)) {
                int end = endOfNumber(text, at);
                if (end > 0) {
                    return Finder.hit(at, end);
                }
            }
        }
        return NONE;
    }

    /** The end of the number that begins here; 0 if it is none. */
    private static int endOfNumber(String text, int from) {
        int length = LENGTH_OF_COUNTRY[country(text, from)];
        int at = from + 4;
        int rest = 0;
        for (int count = 4; count < length; count++) {
            if (at < text.length() && Chars.isGap(text.charAt(at))) {
                at++;
            }
            int value = at < text.length() ? value(text.charAt(at)) : -1;
            if (value < 0) {
                return 0;
            }
            rest = appended(rest, value);
            at++;
        }
        // The first four characters count as the last ones.
        for (int first = from; first < from + 4; first++) {
            rest = appended(rest, value(text.charAt(first)));
        }
        return length > 0 && rest == 1 && Chars.closes(text, at) ? at : 0;
    }

    private static int appended(int rest, int value) {
        return (rest * (value < 10 ? 10 : 100) + value) % 97;
    }

    /** A digit's value, or 10 to 35 for a letter; -1 for anything else. */
    private static int value(char c) {
        int letter = Chars.letter(c);
        return letter >= 0 ? letter + 10 : Chars.digit(c);
    }
}
