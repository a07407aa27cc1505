// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * JSON web tokens: compact forms of RFC 7515 and RFC 7516, whose header is an object and therefore begins with {@code eyJ}.
 * The signature may be cut off, because the claims tell enough.
 */
final class JwtFinder implements Finder {
    private static final String START = "eyJ";
    private static final int LEAST_HEADER = 10;
    private static final int MOST_PARTS = 5;

    @Override
    public long next(String text, int from) {
        int at = text.indexOf(START, from);
        while (at >= 0) {
            int header = endOfPart(text, at);
            if (Chars.opens(text, at) && header - at >= LEAST_HEADER) {
                int end = endOfToken(text, header);
                if (end > 0) {
                    return Finder.hit(at, end);
                }
            }
            at = text.indexOf(START, header);
        }
        return NONE;
    }

    private static int endOfToken(String text, int header) {
        int parts = 1;
        int at = header;
        while (parts < MOST_PARTS && at < text.length() && text.charAt(at) == '.') {
            at = endOfPart(text, at + 1);
            parts++;
        }
        boolean claims = parts == 2 && text.startsWith(START, header + 1);
        return parts > 2 || claims ? at : 0;
    }

    private static int endOfPart(String text, int from) {
        int at = from;
        while (at < text.length() && isBase64Url(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBase64Url(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '-' || c == '_';
    }
}
