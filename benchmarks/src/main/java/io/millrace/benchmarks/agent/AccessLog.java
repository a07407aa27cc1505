// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.agent;

import java.nio.charset.StandardCharsets;

/** An access log in Apache's combined format, of lines of 200 to 250 bytes that differ. */
final class AccessLog {
    private AccessLog() {}

    static byte[] lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("192.168.")
                    .append(i % 256)
                    .append('.')
                    .append(i * 7 % 256)
                    .append(" - user")
                    .append(i)
                    .append(" [10/Oct/2026:13:")
                    .append(10 + i % 50)
                    .append(":36 -0700] \"GET /shop/category/")
                    .append(i)
                    .append("/item-")
                    .append(i * 31)
                    .append(".html?ref=campaign HTTP/1.1\" 200 ")
                    .append(1000 + i * 37)
                    .append(" \"https://www.example.com/start/page-")
                    .append(i)
                    .append(".html\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\"\n");
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
