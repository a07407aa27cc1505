// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.identity.Hash64;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which lane a file belongs to: the same for all generations of it, as far as names tell. */
final class Lanes {
    private Lanes() {}

    /**
     * The lane of a file.
     *
     * @param file where it lies
     * @param laneCount how many lanes there are
     * @return from 0
     */
    static int of(Path file, int laneCount) {
        byte[] family = family(file).getBytes(StandardCharsets.UTF_8);
        return (int) Long.remainderUnsigned(Hash64.of(family, 0, family.length), laneCount);
    }

    /** The directory, and the name up to the first dot, hyphen, underscore or digit; at least one character of it. */
    static String family(Path file) {
        String name = String.valueOf(file.getFileName());
        int end = 1;
        while (end < name.length() && !isBreak(name.charAt(end))) {
            end++;
        }
        return file.getParent() + "/" + name.substring(0, Math.min(end, name.length()));
    }

    private static boolean isBreak(char c) {
        return c == '.' || c == '-' || c == '_' || (c >= '0' && c <= '9');
    }
}
