// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** White space as the regular expressions of JavaScript see it, in UTF-8: the blueprints are programs for Node.js. */
final class ScriptSpace {
    private ScriptSpace() {}

    /** How many bytes the white space has that stands there, or 0 if there is none. */
    static int lengthAt(byte[] bytes, int at, int to) {
        byte first = bytes[at];
        if (first >= 0) {
            return Members.SPACE[first] ? 1 : 0;
        }
        if (first == (byte) 0xC2) {
            return at + 1 < to && bytes[at + 1] == (byte) 0xA0 ? 2 : 0;
        }
        if (to - at < 3) {
            return 0;
        }
        int rest = ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
        return isRest(first & 0xFF, rest) ? 3 : 0;
    }

    private static boolean isRest(int first, int rest) {
        return switch (first) {
            case 0xE1 -> rest == 0x9A80;
            // U+2000 to U+200A, U+2028, U+2029, U+202F and U+205F.
            case 0xE2 ->
                (rest >= 0x8080 && rest <= 0x808A)
                        || rest == 0x80A8
                        || rest == 0x80A9
                        || rest == 0x80AF
                        || rest == 0x819F;
            case 0xE3 -> rest == 0x8080;
            case 0xEF -> rest == 0xBBBF;
            default -> false;
        };
    }
}
