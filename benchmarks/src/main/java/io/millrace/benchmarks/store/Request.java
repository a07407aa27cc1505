// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The head of a request. */
record Request(String method, String path, Map<String, String> headers) {
    private static final String EMPTY_LISTING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<ListBucketResult><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>";
    private static final String NO_SUCH_KEY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<Error><Code>NoSuchKey</Code><Message>nothing is kept</Message></Error>";

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
        return new Request(first[0], first[1], headers);
    }

    boolean expectsContinue() {
        return headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue");
    }

    long bodyBytes() {
        return Long.parseLong(headers.getOrDefault("content-length", "0"));
    }

    boolean storesAnObject() {
        return method.equals("PUT") && hasKey();
    }

    /** The object's own size: a body with checksums between its chunks is longer. */
    long objectBytes() {
        return Long.parseLong(headers.getOrDefault("x-amz-decoded-content-length", Long.toString(bodyBytes())));
    }

    String answer() {
        return switch (method) {
            case "PUT" -> withBody("200 OK", "ETag: \"d41d8cd98f00b204e9800998ecf8427e\"\r\n", "");
            case "GET" ->
                hasKey()
                        ? withBody("404 Not Found", "Content-Type: application/xml\r\n", NO_SUCH_KEY)
                        : withBody("200 OK", "Content-Type: application/xml\r\n", EMPTY_LISTING);
            case "HEAD" -> withBody(hasKey() ? "404 Not Found" : "200 OK", "", "");
            case "DELETE" -> "HTTP/1.1 204 No Content\r\n\r\n";
            default -> withBody("501 Not Implemented", "", "");
        };
    }

    private boolean hasKey() {
        int end = path.indexOf('?');
        String plain = end < 0 ? path : path.substring(0, end);
        return plain.indexOf('/', 1) > 0 && !plain.endsWith("/");
    }

    private static String withBody(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
