// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.buffer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes in slabs: appended once, read as often as needed, given back once. Used by one thread at a time; the hand-over
 * between threads is the owner's.
 */
public final class SlabBuffer extends OutputStream {
    private static final byte[] NONE = {};

    private final SlabPool pool;
    private final List<byte[]> slabs = new ArrayList<>(4);
    private byte[] current = NONE;
    private int position;
    private long length;
    private long capacity;

    /**
     * An empty buffer, which holds no slab yet.
     *
     * @param pool lends the slabs
     */
    public SlabBuffer(SlabPool pool) {
        this.pool = pool;
    }

    /**
     * Copies bytes to the end.
     *
     * @param bytes the source
     */
    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        if (count <= current.length - position) {
            System.arraycopy(bytes, from, current, position, count);
            position += count;
        } else {
            writeAcross(bytes, from, count);
        }
        length += count;
    }

    @Override
    public void write(int single) {
        if (position == current.length) {
            grow();
        }
        current[position++] = (byte) single;
        length++;
    }

    private void writeAcross(byte[] bytes, int from, int count) {
        int next = from;
        int left = count;
        while (left > 0) {
            if (position == current.length) {
                grow();
            }
            int part = Math.min(left, current.length - position);
            System.arraycopy(bytes, next, current, position, part);
            position += part;
            next += part;
            left -= part;
        }
    }

    private void grow() {
        current = pool.take(slabs.size());
        slabs.add(current);
        capacity += current.length;
        position = 0;
    }

    /**
     * How many bytes were appended.
     *
     * @return the length of the content
     */
    public long length() {
        return length;
    }

    /**
     * How much memory the content occupies.
     *
     * @return the size of the slabs held
     */
    public long capacity() {
        return capacity;
    }

    /**
     * Reads the content from its start; any number of streams may be opened, one after the other or at once.
     *
     * @return a stream that is valid until the buffer is released
     */
    public InputStream open() {
        return new SlabStream(List.copyOf(slabs), length);
    }

    /**
     * Moves the content into a stream, giving back each slab as soon as it was written, so that turning the content into
     * another form needs no second copy of it.
     *
     * @param out receives the content
     * @throws IOException when the stream does
     */
    public void drainTo(OutputStream out) throws IOException {
        long left = length;
        for (int i = 0; i < slabs.size(); i++) {
            byte[] slab = slabs.get(i);
            int part = (int) Math.min(left, slab.length);
            out.write(slab, 0, part);
            left -= part;
            pool.give(slab);
            slabs.set(i, NONE);
        }
        forget();
    }

    /** Gives all slabs back. The content is gone; calling it again does nothing. */
    public void release() {
        for (byte[] slab : slabs) {
            if (slab.length > 0) {
                pool.give(slab);
            }
        }
        forget();
    }

    private void forget() {
        slabs.clear();
        current = NONE;
        position = 0;
        length = 0;
        capacity = 0;
    }

    @Override
    public String toString() {
        return length + " bytes in " + slabs.size() + " slabs";
    }

    private static final class SlabStream extends InputStream {
        private final List<byte[]> slabs;
        private int slab;
        private int position;
        private long left;

        SlabStream(List<byte[]> slabs, long length) {
            this.slabs = slabs;
            this.left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            advance();
            left--;
            return slabs.get(slab)[position++] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (count == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            advance();
            byte[] source = slabs.get(slab);
            int part = (int) Math.min(left, Math.min(count, source.length - position));
            System.arraycopy(source, position, into, from, part);
            position += part;
            left -= part;
            return part;
        }

        private void advance() {
            if (position == slabs.get(slab).length) {
                slab++;
                position = 0;
            }
        }

        @Override
        public byte[] readAllBytes() {
            byte[] all = new byte[Math.toIntExact(left)];
            int at = 0;
            while (left > 0) {
                at += read(all, at, all.length - at);
            }
            return all;
        }

        @Override
        public int available() {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }
}
