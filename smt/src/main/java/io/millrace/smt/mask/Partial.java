// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stars for all but the first and last characters. At most half of the letters and digits are kept: of a text that is too
 * short, none. Signs between them are kept in detected pieces, where they tell nothing but the usual grouping.
 */
record Partial(int first, int last, boolean keepsDomain) implements TextMask {
    private static final char STAR = '*';

    @Override
    public String of(String clear, @Nullable Detector kind) {
        int domain = keepsDomain && (kind == Detector.EMAIL || isEmail(clear, kind)) ? startOfDomain(clear) : 0;
        return domain == 0
                ? starred(clear, first, last, kind != null)
                : starred(clear.substring(0, domain - 1), first, 0, false) + clear.substring(domain - 1);
    }

    /** A whole value is an address if nothing stands beside one. */
    private static boolean isEmail(String clear, @Nullable Detector kind) {
        return kind == null
                && Detector.EMAIL.finder().next(clear, 0) == Finder.hit(0, clear.length())
                && startOfDomain(clear) > 0;
    }

    private static int startOfDomain(String clear) {
        for (int at = clear.length() - 1; at >= 0; at--) {
            if (EmailFinder.isAt(clear.charAt(at))) {
                return at + 1;
            }
        }
        return 0;
    }

    private static String starred(String clear, int first, int last, boolean keepsSigns) {
        int[] points = clear.codePoints().toArray();
        int counted = 0;
        for (int point : points) {
            counted += keepsSigns && isSign(point) ? 0 : 1;
        }
        boolean keeps = first + last <= counted / 2;
        StringBuilder out = new StringBuilder(clear.length());
        int seen = 0;
        for (int point : points) {
            if (keepsSigns && isSign(point)) {
                out.appendCodePoint(point);
                continue;
            }
            boolean kept = keeps && (seen < first || seen >= counted - last);
            out.appendCodePoint(kept ? point : STAR);
            seen++;
        }
        return out.toString();
    }

    private static boolean isSign(int point) {
        return point < 0x10000 && (Chars.isGap((char) point) || "+./()@:_".indexOf(point) >= 0);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "partial(%d, %d)", first, last);
    }
}
