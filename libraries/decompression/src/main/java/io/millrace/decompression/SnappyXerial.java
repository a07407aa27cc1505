// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Blocks as snappy-java's output stream writes them: a header of 16 bytes, then length and block. Nothing is checked by sums. */
final class SnappyXerial extends SnappyBlocks {
    private static final int HEADER = 16;

    SnappyXerial(Source source, long maxOutputBytes) {
        super(source, maxOutputBytes);
    }

    @Override
    byte @Nullable [] next() throws IOException {
        while (true) {
            int some = source.peek(8);
            if (some == 0) {
                return null;
            }
            int start = source.position();
            // As a length, the magic bytes would be negative: what begins like them is a header, cut or not.
            if (!Compression.SNAPPY_XERIAL.mayBegin(source.buffer(), start, start + some)) {
                return block(source.big());
            }
            source.pass(HEADER);
        }
    }
}
