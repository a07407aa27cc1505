// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first line and the headers of a request or an answer.
 *
 * @param text the very bytes, one character each, with the empty line that ends them
 * @param first the words of the first line
 * @param headers names in lower case; of several values the last
 */
record HttpHead(String text, List<String> first, Map<String, String> headers) {
    private static final String LINE = "\r\n";

    static HttpHead parse(String text) throws IOException {
        String[] lines = text.split(LINE, -1);
        List<String> first = List.of(lines[0].split(" ", 3));
        if (first.size() < 2) {
            throw new IOException("not the first line of a request or an answer: " + lines[0]);
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).trim());
            }
        }
        return new HttpHead(text, first, headers);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String method() {
        return first.get(0);
    }

    String target() {
        return first.get(1);
    }

    int status() throws IOException {
        try {
            return Integer.parseInt(first.get(1));
        } catch (NumberFormatException e) {
            throw new IOException("not the first line of an answer: " + String.join(" ", first), e);
        }
    }

    /** Whether another answer follows to the same request. */
    boolean isInterim() throws IOException {
        return status() < 200;
    }

    boolean expectsContinue() {
        return headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue");
    }

    boolean endsConnection() {
        return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    Framing ofRequest() throws IOException {
        return framing(Framing.NO_BODY);
    }

    Framing ofAnswerTo(HttpHead request) throws IOException {
        boolean bare = request.method().equals("HEAD") || status() == 204 || status() == 304;
        return bare ? Framing.NO_BODY : framing(Framing.UNTIL_END);
    }

    /** The same, saying that no other request can follow. */
    HttpHead endingConnection() throws IOException {
        if (endsConnection()) {
            return this;
        }
        return parse(text.substring(0, text.length() - LINE.length()) + "Connection: close" + LINE + LINE);
    }

    private Framing framing(Framing otherwise) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return Framing.CHUNKED;
        }
        String length = headers.get("content-length");
        try {
            return length == null ? otherwise : new Framing.Length(Long.parseLong(length));
        } catch (NumberFormatException e) {
            throw new IOException("no length of a body: " + length, e);
        }
    }
}
