// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The framing format: chunks of at most 64 KiB, each with a checksum. */
final class SnappyFrames extends SnappyBlocks {
    private static final int MOST_CONTENT = 65536;
    private static final int MOST_CHUNK = 4 + 32 + MOST_CONTENT + MOST_CONTENT / 6;
    private static final int COMPRESSED = 0x00;
    private static final int UNCOMPRESSED = 0x01;
    private static final int FIRST_SKIPPABLE = 0x80;
    private static final int IDENTIFIER = 0xFF;
    private static final byte[] NAME = {'s', 'N', 'a', 'P', 'p', 'Y'};

    SnappyFrames(Source source, long maxOutputBytes) {
        super(source, maxOutputBytes);
    }

    @Override
    byte @Nullable [] next() throws IOException {
        while (source.peek(1) > 0) {
            int type = source.next();
            int length = (int) source.little(3);
            if (type == COMPRESSED || type == UNCOMPRESSED) {
                return content(type, length);
            }
            if (type == IDENTIFIER) {
                if (length != NAME.length || !Arrays.equals(source.take(length), NAME)) {
                    throw source.problem(Reason.CORRUPT);
                }
            } else if (type < FIRST_SKIPPABLE) {
                throw source.problem(Reason.CORRUPT);
            } else {
                source.pass(length);
            }
        }
        return null;
    }

    private byte[] content(int type, int length) throws IOException {
        if (length < 4 || length > MOST_CHUNK) {
            throw source.problem(Reason.CORRUPT);
        }
        int checksum = (int) source.little(4);
        byte[] chunk = source.take(length - 4);
        byte[] content = type == COMPRESSED ? uncompressed(chunk) : chunk;
        if (content.length > MOST_CONTENT || checksum != masked(content)) {
            throw source.problem(Reason.CORRUPT);
        }
        return content;
    }

    /** The format masks its checksums, since checksums of data with checksums in it are weak. */
    private static int masked(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return Integer.rotateRight((int) checksum.getValue(), 15) + 0xA282EAD8;
    }
}
