// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Streams of one format after each other, each read by a stream of a library that ends where its part does. */
final class Concatenation extends InputStream {
    /** Opens the library's stream for the next part. Such a stream holds nothing that has to be closed. */
    interface Opener {
        InputStream open(Source source) throws IOException;
    }

    private final Source source;
    private final Opener opener;
    private @Nullable InputStream part;
    private boolean first = true;

    Concatenation(Source source, Opener opener) {
        this.source = source;
        this.opener = opener;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        while (true) {
            InputStream current = part;
            if (current == null) {
                int some = source.peek(Compression.MAGIC_BYTES);
                if (!first && some == 0) {
                    return -1;
                }
                int start = source.position();
                if (!source.compression().mayBegin(source.buffer(), start, start + some)) {
                    throw source.problem(Reason.TRAILING_GARBAGE);
                }
                current = opener.open(source);
                part = current;
                first = false;
            }
            int some = current.read(target, from, count);
            if (some > 0) {
                return some;
            }
            part = null;
        }
    }
}
