// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import io.millrace.local.s3.S3Request;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The head of a request. */
record Request(String method, S3Request asked, Map<String, String> query, Map<String, String> headers) {
    static Request parse(String head) throws IOException {
        String[] lines = head.split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3) {
            throw new IOException("not the first line of a request: " + lines[0]);
        }
        Map<String, String> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0].trim().toLowerCase(Locale.ROOT),
                        pair -> pair[1].trim(),
                        (one, other) -> other));
        if (headers.containsKey("transfer-encoding")) {
            throw new IOException("a body without Content-Length; S3 refuses it as well");
        }
        int end = first[1].indexOf('?');
        return new Request(
                first[0],
                S3Request.of(first[0], first[1]),
                end < 0 ? Map.of() : S3Request.parameters(first[1].substring(end + 1)),
                headers);
    }

    boolean expectsContinue() {
        return header("expect").equalsIgnoreCase("100-continue");
    }

    long bodyBytes() {
        return Long.parseLong(headers.getOrDefault("content-length", "0"));
    }

    /** The object's own size: a body with checksums between its chunks is longer. */
    long objectBytes() {
        return Long.parseLong(headers.getOrDefault("x-amz-decoded-content-length", Long.toString(bodyBytes())));
    }

    /** Whether the body has sizes and checksums between its chunks. */
    boolean isChunked() {
        return headers.containsKey("x-amz-decoded-content-length");
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Whether the condition holds that the request makes. */
    boolean accepts(boolean exists, String etag) {
        if (header("if-none-match").equals("*")) {
            return !exists;
        }
        String wanted = header("if-match");
        return wanted.isEmpty() || (exists && unquoted(wanted).equals(etag));
    }

    /** User metadata as it is sent back. */
    String metadata() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-amz-meta-"))
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
