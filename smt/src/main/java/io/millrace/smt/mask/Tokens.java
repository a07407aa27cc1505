// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts of the same shape: every digit becomes a digit, every letter a letter of its case, and the usual signs stay. Which
 * ones follows from the key and the whole text, so that equal texts become equal tokens; there is no way back. Short
 * texts have few tokens, so that different ones may share theirs.
 */
record Tokens(Digest keyed) implements TextMask {
    private static final int BLOCK = 32;

    @Override
    public String of(String clear, @Nullable Detector kind) {
        byte[] stream = {};
        byte[] text = clear.getBytes(StandardCharsets.UTF_8);
        byte[] seed = keyed.digest(text);
        int used = 0;
        int block = 0;
        StringBuilder out = new StringBuilder(clear.length());
        boolean replaced = false;
        for (int at = 0; at < clear.length(); at += Character.charCount(clear.codePointAt(at))) {
            int point = clear.codePointAt(at);
            if (isSign(point)) {
                out.append((char) point);
                continue;
            }
            if (used == stream.length) {
                stream = keyed.digest(numbered(seed, block++));
                used = 0;
            }
            out.append(like(point, stream[used++] & 0xff));
            replaced = true;
        }
        return replaced || clear.isEmpty() ? out.toString() : "*";
    }

    private static byte[] numbered(byte[] seed, int block) {
        byte[] numbered = new byte[BLOCK + 4];
        System.arraycopy(seed, 0, numbered, 0, BLOCK);
        for (int i = 0; i < 4; i++) {
            numbered[BLOCK + i] = (byte) (block >>> (24 - 8 * i));
        }
        return numbered;
    }

    private static char like(int point, int random) {
        if (Character.isDigit(point)) {
            return (char) ('0' + random % 10);
        }
        return (char) ((Character.isUpperCase(point) ? 'A' : 'a') + random % 26);
    }

    private static boolean isSign(int point) {
        return point < 0x10000 && (Chars.isGap((char) point) || "+./()@:_,".indexOf(point) >= 0);
    }
}
