// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Blocks as Hadoop writes them: the length of the content, then as many pieces, each after its length, as make it up. */
final class SnappyHadoop extends SnappyBlocks {
    private int left;

    SnappyHadoop(Source source, long maxOutputBytes) {
        super(source, maxOutputBytes);
    }

    @Override
    byte @Nullable [] next() throws IOException {
        while (left == 0) {
            if (source.peek(1) == 0) {
                return null;
            }
            left = source.big();
        }
        byte[] piece = block(source.big());
        if (left < 0 || piece.length == 0 || piece.length > left) {
            throw source.problem(Reason.CORRUPT);
        }
        left -= piece.length;
        return piece;
    }
}
