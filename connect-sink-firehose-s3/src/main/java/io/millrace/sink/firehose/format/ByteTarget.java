// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

/** Takes bytes; the caller may reuse the array as soon as the call returns. */
@FunctionalInterface
public interface ByteTarget {
    /**
     * Appends a span of bytes. Every record that is written calls this at least once, if only with no bytes.
     *
     * @param bytes the array
     * @param offset where the span starts
     * @param length how many bytes
     */
    void append(byte[] bytes, int offset, int length);
}
