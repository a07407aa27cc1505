// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What is sent back, ready for the wire. */
record Answer(ByteBuffer bytes) {
    private static final String XML = "Content-Type: application/xml\r\n";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    static Answer of(String status) {
        return with(status, "", new byte[0]);
    }

    static Answer with(String status, String headers, byte[] body) {
        return assembled(status, headers + "Content-Length: " + body.length + "\r\n", body);
    }

    /** An answer whose length tells of a body that is not sent. */
    static Answer bare(String status, String headers, long length) {
        return assembled(status, headers + "Content-Length: " + length + "\r\n", new byte[0]);
    }

    static Answer noContent() {
        return assembled("204 No Content", "", new byte[0]);
    }

    static Answer xml(String document) {
        return with("200 OK", XML, (DECLARATION + document).getBytes(StandardCharsets.UTF_8));
    }

    static Answer error(String status, String code) {
        return with(
                status,
                XML,
                (DECLARATION + "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Answer assembled(String status, String headers, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return new Answer(ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip());
    }
}
