// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.content;

import io.millrace.decompression.Compression;
import io.millrace.decompression.DecompressedStream;
import io.millrace.decompression.Decompression;
import io.millrace.decompression.DecompressionException;
import io.millrace.source.agentfile.disk.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a compressed file holds. It is proven whole before anything of it is used: a file that is still written, or damaged,
 * holds nothing. For one thread at a time.
 */
public final class CompressedContent implements AutoCloseable {
    private static final int STEP = 64 * 1024;

    private final OpenFile file;
    private final Compression compression;
    private @Nullable DecompressedStream stream;
    private long at;
    private boolean whole;
    private long size;

    /**
     * Begins with nothing proven.
     *
     * @param file where it lies; not closed by this
     * @param compression how it is compressed
     */
    public CompressedContent(OpenFile file, Compression compression) {
        this.file = file;
        this.compression = compression;
    }

    /**
     * Tells whether a file is one that can be read here.
     *
     * @param head its first bytes, ten or all
     * @param length how many there are
     * @return gzip, zstd or bzip2, or {@link Compression#NONE}
     */
    public static Compression detect(byte[] head, int length) {
        Compression found = Compression.detect(head, 0, length);
        return switch (found) {
            case GZIP, ZSTD, BZIP2 -> found;
            default -> Compression.NONE;
        };
    }

    /** Whether everything up to the end was read once and fits its checksums. */
    public boolean isWhole() {
        return whole;
    }

    /**
     * Takes for granted what was proven before the file was closed.
     *
     * @param known how many bytes the content has
     */
    public void isWhole(long known) {
        whole = true;
        size = known;
    }

    /**
     * Goes on proving that the file is whole.
     *
     * @param budget about how many bytes of the content to read for it now
     * @return whether it is proven, now or before
     * @throws DecompressionException when the file ends too early, as one that is still written does, or is damaged; the next
     *     call begins anew
     * @throws IOException when the file cannot be read
     */
    public boolean prove(long budget) throws IOException {
        if (whole) {
            return true;
        }
        byte[] scratch = new byte[STEP];
        long end = at + budget;
        try {
            DecompressedStream open = opened();
            while (at < end) {
                int some = open.read(scratch, 0, scratch.length);
                if (some < 0) {
                    whole = true;
                    size = at;
                    close();
                    return true;
                }
                at += some;
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        return false;
    }

    /**
     * How many bytes the content has.
     *
     * @return 0 before it is proven whole
     */
    public long size() {
        return size;
    }

    /**
     * Reads what is there. Going on where the last call ended is cheap, anything else reads from the beginning.
     *
     * @param position where to begin
     * @param target receives the bytes
     * @param from where in the target
     * @param length how many are wanted
     * @return how many were read: fewer than wanted at the end only
     * @throws IOException when they cannot be read
     */
    public int read(long position, byte[] target, int from, int length) throws IOException {
        if (position >= size) {
            return 0;
        }
        try {
            if (at > position) {
                close();
            }
            DecompressedStream open = opened();
            byte[] scratch = at < position ? new byte[(int) Math.min(STEP, position - at)] : target;
            while (at < position) {
                int some = open.read(scratch, 0, (int) Math.min(scratch.length, position - at));
                if (some < 0) {
                    throw new IOException("The file became shorter");
                }
                at += some;
            }
            int sum = 0;
            while (sum < length) {
                int some = open.read(target, from + sum, length - sum);
                if (some < 0) {
                    break;
                }
                sum += some;
                at += some;
            }
            return sum;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private DecompressedStream opened() throws IOException {
        DecompressedStream open = stream;
        if (open == null) {
            at = 0;
            open = Decompression.of(compression, Long.MAX_VALUE).open(new FileBytes(file));
            stream = open;
        }
        return open;
    }

    /** Lets go of what decompression holds, until the next reading. */
    @Override
    public void close() throws IOException {
        DecompressedStream open = stream;
        stream = null;
        at = 0;
        if (open != null) {
            open.close();
        }
    }

    private static final class FileBytes extends InputStream {
        private final OpenFile file;
        private long position;

        FileBytes(OpenFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int some = file.read(position, target, from, length);
            position += some;
            return some == 0 ? -1 : some;
        }
    }
}
