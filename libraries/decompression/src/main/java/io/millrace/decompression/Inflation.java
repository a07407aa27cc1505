// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated data by RFC 1951, with what checks it: gzip and zip have both. */
final class Inflation implements AutoCloseable {
    private final Source source;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();

    Inflation(Source source) {
        this.source = source;
    }

    void restart() {
        inflater.reset();
        checksum.reset();
    }

    /** Answers -1 at the end of the deflated data; the source stands behind it then. */
    int read(byte[] target, int from, int count) throws IOException {
        while (true) {
            int some = inflate(target, from, count);
            if (some > 0) {
                checksum.update(target, from, some);
                return some;
            }
            if (inflater.finished()) {
                source.advance(-inflater.getRemaining());
                return -1;
            }
            if (!inflater.needsInput()) {
                throw source.problem(Reason.CORRUPT);
            }
            feed();
        }
    }

    private int inflate(byte[] target, int from, int count) throws IOException {
        try {
            return inflater.inflate(target, from, count);
        } catch (DataFormatException e) {
            throw source.problem(Reason.CORRUPT);
        }
    }

    /** The inflater reads the source's own buffer, which changes when all of it was used only. */
    private void feed() throws IOException {
        int some = source.available(1);
        if (some == 0) {
            throw source.problem(Reason.TRUNCATED);
        }
        inflater.setInput(source.buffer(), source.position(), some);
        source.advance(some);
    }

    /** Content that came by another way than through the inflater. */
    void count(byte[] stored, int from, int count) {
        checksum.update(stored, from, count);
    }

    long checksum() {
        return checksum.getValue();
    }

    long bytesOut() {
        return inflater.getBytesWritten();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
