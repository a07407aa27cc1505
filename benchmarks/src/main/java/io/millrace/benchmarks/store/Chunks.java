// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The content of a body that has sizes and checksums between its chunks ({@code aws-chunked}). */
final class Chunks {
    private Chunks() {}

    static byte[] content(byte[] body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (true) {
            int line = endOfLine(body, at);
            String size = new String(body, at, line - at, StandardCharsets.US_ASCII);
            int end = size.indexOf(';');
            int bytes = Integer.parseInt(end < 0 ? size : size.substring(0, end), 16);
            if (bytes == 0) {
                return content.toByteArray();
            }
            if (line + 2 + bytes > body.length) {
                throw new IOException("a chunk beyond the end of its body");
            }
            content.write(body, line + 2, bytes);
            at = line + 2 + bytes + 2;
        }
    }

    private static int endOfLine(byte[] body, int from) throws IOException {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new IOException("a chunked body without its last chunk");
    }
}
