// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

/** How the end of a body is told. */
sealed interface Framing {
    /** So many bytes. */
    record Length(long bytes) implements Framing {}

    /** By an empty chunk. */
    record Chunked() implements Framing {}

    /** By the end of the connection. */
    record UntilEnd() implements Framing {}

    Framing NO_BODY = new Length(0);
    Framing CHUNKED = new Chunked();
    Framing UNTIL_END = new UntilEnd();
}
