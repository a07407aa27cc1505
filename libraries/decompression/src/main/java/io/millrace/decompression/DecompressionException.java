// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import java.io.IOException;
import java.util.Locale;

/**
 * Compressed bytes that cannot be taken apart. Thrown for single records by the thousand, so it carries no stack trace, and
 * its message tells where, never what the bytes are.
 */
public final class DecompressionException extends IOException {
    /** What is wrong. */
    public enum Reason {
        /** The bytes end before the format says that they do. */
        TRUNCATED("the data ends too early"),
        /** The bytes contradict the format or a checksum. */
        CORRUPT("the data is damaged"),
        /** More would come out than is allowed, or the window that the data asks for is too large. */
        TOO_LARGE("more comes out than is allowed"),
        /** The first bytes are of no known format, or not of the one that was asked for. */
        UNKNOWN_FORMAT("the data is of another format"),
        /** An archive has more files than one. */
        SEVERAL_ENTRIES("the archive has several files, and only one can be read"),
        /** Something follows that does not belong to the compressed data. */
        TRAILING_GARBAGE("something else follows the data"),
        /** The format allows it, and nothing here can read it: encryption, or methods that nobody uses. */
        UNSUPPORTED("the data uses a method that is not supported");

        private final String complaint;

        Reason(String complaint) {
            this.complaint = complaint;
        }
    }

    private final Reason reason;

    DecompressionException(Reason reason, Compression compression, long position) {
        super("%s, at about byte %d: %s"
                .formatted(compression.name().toLowerCase(Locale.ROOT), position, reason.complaint));
        this.reason = reason;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
