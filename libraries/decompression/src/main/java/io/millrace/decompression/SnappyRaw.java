// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One block without a frame: it ends where the bytes do. */
final class SnappyRaw extends SnappyBlocks {
    private boolean done;

    SnappyRaw(Source source, long maxOutputBytes) {
        super(source, maxOutputBytes);
    }

    @Override
    byte @Nullable [] next() throws IOException {
        if (done) {
            return null;
        }
        done = true;
        int most = (int) Math.min(mostPacked(), Integer.MAX_VALUE - 8);
        byte[] packed = source.readNBytes(most);
        if (packed.length == 0) {
            throw source.problem(Reason.TRUNCATED);
        }
        if (source.peek(1) > 0) {
            throw source.problem(Reason.TOO_LARGE);
        }
        return uncompressed(packed);
    }
}
