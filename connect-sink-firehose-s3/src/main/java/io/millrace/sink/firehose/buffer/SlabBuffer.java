// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.buffer;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Bytes in slabs: appended at the end, read as often as needed, taken from the front or given back as a whole. Used by one
 * thread at a time; the hand-over between threads is the owner's.
 */
public final class SlabBuffer extends OutputStream {
    private static final byte[] NONE = {};

    private final SlabPool pool;
    private final Deque<byte[]> slabs = new ArrayDeque<>(4);
    /** How many bytes of the first slab were taken. */
    private int start;
    /** The last slab, and how much of it is filled. */
    private byte[] current = NONE;

    private int position;
    private long length;
    private long capacity;
    /** How many slabs there have been; the first ones are small. */
    private int grown;

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

    /**
     * Copies bytes to the end.
     *
     * @param bytes the source, of any kind; empty afterwards
     */
    public void write(ByteBuffer bytes) {
        length += bytes.remaining();
        while (bytes.hasRemaining()) {
            if (position == current.length) {
                grow();
            }
            int part = Math.min(bytes.remaining(), current.length - position);
            bytes.get(current, position, part);
            position += part;
        }
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
        current = pool.take(grown++);
        slabs.add(current);
        capacity += current.length;
        position = 0;
    }

    /**
     * How many bytes are in it.
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
     * @return a stream that is valid until bytes are taken or the buffer is released
     */
    public InputStream open() {
        return new SlabStream(List.copyOf(slabs), start, length);
    }

    /**
     * Moves bytes from the front into another place, as many as there are and as fit. Each slab is given back as soon as
     * its last byte has left, so that turning the content into another form needs no second copy of it.
     *
     * @param into the place, of any kind; its position is behind the bytes afterwards
     */
    public void moveTo(ByteBuffer into) {
        while (length > 0 && into.hasRemaining()) {
            byte[] first = slabs.element();
            int part = (int) Math.min(length, Math.min(into.remaining(), first.length - start));
            into.put(first, start, part);
            skip(first, part);
        }
    }

    /**
     * Moves bytes from the front into a buffer of their own. Whole slabs change hands; only the one in which the cut
     * lies is copied, up to the cut.
     *
     * @param count how many bytes, at most {@link #length()}
     * @return a buffer with exactly these bytes, of the same pool
     */
    public SlabBuffer split(long count) {
        if (count < 0 || count > length) {
            throw new IllegalArgumentException(count + " bytes of " + length);
        }
        SlabBuffer front = new SlabBuffer(pool);
        while (front.length < count) {
            byte[] first = slabs.element();
            int part = (int) Math.min(count - front.length, first.length - start);
            if (part == length || start + part == first.length) {
                front.adopt(first, start, part);
                slabs.remove();
                capacity -= first.length;
                length -= part;
                start = 0;
            } else {
                front.write(first, start, part);
                skip(first, part);
            }
        }
        if (length == 0) {
            release();
        }
        return front;
    }

    private void adopt(byte[] slab, int from, int part) {
        if (length == 0) {
            start = from;
        }
        slabs.add(slab);
        current = slab;
        position = from + part;
        capacity += slab.length;
        length += part;
    }

    private void skip(byte[] first, int part) {
        start += part;
        length -= part;
        if (length == 0) {
            release();
        } else if (start == first.length) {
            slabs.remove();
            capacity -= first.length;
            pool.give(first);
            start = 0;
        }
    }

    /** Gives all slabs back. The content is gone; calling it again does nothing. */
    public void release() {
        slabs.forEach(pool::give);
        slabs.clear();
        start = 0;
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

        SlabStream(List<byte[]> slabs, int start, long length) {
            this.slabs = slabs;
            this.position = start;
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
