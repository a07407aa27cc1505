// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;

/** RFC 8878, through libzstd. */
final class ZstdFrames extends InputStream {
    /** RFC 8878, section 3.1.1.1.2, asks every reader to support windows of 8 MiB. */
    private static final int LEAST_WINDOW_LOG = 23;
    /** What libzstd accepts unless told otherwise: 128 MiB. */
    private static final int GREATEST_WINDOW_LOG = 27;
    /** The largest header of a frame. */
    private static final int HEADER = 18;
    /** How the library says that the header does not tell the size, or is none. */
    private static final int NO_SIZE = -2;

    private final Source source;
    private final ZstdInputStreamNoFinalizer frames;
    private boolean first = true;

    ZstdFrames(Source source, long maxOutputBytes) throws IOException {
        this.source = source;
        refuseAnnounced(maxOutputBytes);
        this.frames = new ZstdInputStreamNoFinalizer(source, RecyclingBufferPool.INSTANCE);
        // Native memory is taken for the window before anything comes out.
        try {
            frames.setLongMax(windowLog(maxOutputBytes));
        } catch (IOException e) {
            frames.close();
            throw e;
        }
    }

    private void refuseAnnounced(long maxOutputBytes) throws IOException {
        int some = Math.min(source.peek(HEADER), HEADER);
        if (some == 0) {
            // The library takes nothing for no frame.
            throw source.problem(Reason.TRUNCATED);
        }
        long announced = Zstd.getFrameContentSize(source.buffer(), source.position(), some);
        if (announced > maxOutputBytes || announced < NO_SIZE) {
            throw source.problem(Reason.TOO_LARGE);
        }
    }

    static int windowLog(long maxOutputBytes) {
        int log = Long.SIZE - Long.numberOfLeadingZeros(maxOutputBytes);
        return Math.max(LEAST_WINDOW_LOG, Math.min(log, GREATEST_WINDOW_LOG));
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        try {
            int some = frames.read(target, from, count);
            first = false;
            return some;
        } catch (ZstdIOException e) {
            if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
                throw source.problem(Reason.TOO_LARGE);
            }
            if (e.getErrorCode() == Zstd.errPrefixUnknown() && !first) {
                throw source.problem(Reason.TRAILING_GARBAGE);
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
