// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A node as one connector sees it.
 *
 * @param scope who sees the files
 * @param connector the connector's name
 * @param node the node's id, as it stands in source partitions
 * @param directory where the lock lies, an absolute path
 */
public record NodeName(Scope scope, String connector, String node, Path directory) {
    private static final int LONGEST_FILE_NAME = 200;

    /**
     * The file that the one process that reads the node's files has locked.
     *
     * @return an absolute path
     */
    public Path lockFile() {
        return directory.resolve(stem() + ".lock");
    }

    /**
     * The file that keeps what was decided about files at the very first start.
     *
     * @return an absolute path
     */
    public Path startsFile() {
        return directory.resolve(stem() + ".starts");
    }

    private String stem() {
        String stem = plain(connector) + "-" + plain(node);
        // A file system has a limit; what is cut is replaced by something that differs where the names differ.
        return stem.length() <= LONGEST_FILE_NAME
                ? stem
                : stem.substring(0, LONGEST_FILE_NAME) + "-" + Integer.toHexString((connector + "/" + node).hashCode());
    }

    /** Letters, digits, dots, hyphens and underscores as they are, the rest by its bytes. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_')) {
                plain.append(c);
            } else {
                plain.append(String.format("%%%02X", b & 0xff));
            }
        }
        return plain.toString();
    }
}
