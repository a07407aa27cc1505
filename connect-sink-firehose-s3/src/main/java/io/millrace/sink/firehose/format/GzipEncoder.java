// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A gzip stream that is a function of its content. What deflate finds may depend on how much of the input it sees at once,
 * so it is fed blocks of one size, whatever the caller's calls look like.
 */
final class GzipEncoder extends GZIPOutputStream {
    private static final int LEVEL = 6;
    private static final int BLOCK = 64 * 1024;

    private final byte[] block = new byte[BLOCK];
    private int filled;

    GzipEncoder(OutputStream target) throws IOException {
        super(target, BLOCK);
        def.setLevel(LEVEL);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, BLOCK - filled);
            System.arraycopy(bytes, at, block, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
            if (filled == BLOCK) {
                deflateBlock();
            }
        }
    }

    @Override
    public void finish() throws IOException {
        deflateBlock();
        super.finish();
    }

    private void deflateBlock() throws IOException {
        if (filled > 0) {
            super.write(block, 0, filled);
            filled = 0;
        }
    }
}
