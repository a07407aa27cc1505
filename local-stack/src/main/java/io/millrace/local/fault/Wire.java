// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One end of a connection: heads and bodies over a socket. Used by one thread; ended by any. */
final class Wire {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LONGEST_HEAD = 256 * 1024;
    private static final long EVERYTHING = Long.MAX_VALUE;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long usedAt = System.nanoTime();

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
    }

    /** How long nothing was read. */
    long idleNanos() {
        return System.nanoTime() - usedAt;
    }

    /** Waits for the next head; empty when the other side has hung up before its first byte. */
    Optional<HttpHead> head() throws IOException {
        StringBuilder head = new StringBuilder(1024);
        int last = 0;
        while (last != 0x0d0a0d0a) {
            if (position == limit && !fill()) {
                if (head.length() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the other side hung up within a head");
            }
            int next = buffer[position++] & 0xff;
            head.append((char) next);
            // The four bytes that end a head.
            last = last << 8 | next;
            if (head.length() > LONGEST_HEAD) {
                throw new IOException("a head of more than " + LONGEST_HEAD + " bytes");
            }
        }
        return Optional.of(HttpHead.parse(head.toString()));
    }

    /** Whether a byte comes within a time. */
    boolean comesWithin(int millis) throws IOException {
        if (position < limit) {
            return true;
        }
        socket.setSoTimeout(millis);
        try {
            // The end of the connection is something as well: who reads next finds out.
            fill();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    void send(HttpHead head) throws IOException {
        out.write(head.bytes());
        out.flush();
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Sends on a body that comes from another wire. */
    void sendBody(Framing framing, Wire from) throws IOException {
        from.body(framing, out);
        out.flush();
    }

    /** Sends on the first half of a body, or of its first chunk, that comes from another wire. */
    void sendHalf(Framing framing, Wire from) throws IOException {
        if (framing instanceof Framing.Length length) {
            from.copy(length.bytes() / 2, out);
        } else if (framing instanceof Framing.Chunked) {
            String size = from.line(out);
            from.copy(chunkBytes(size) / 2, out);
        }
        out.flush();
    }

    /** Reads a body and forgets it. */
    void skipBody(Framing framing) throws IOException {
        body(framing, OutputStream.nullOutputStream());
    }

    /** Ends the connection, after what was sent. */
    void hangUp() {
        close(socket);
    }

    /** Breaks the connection off: what was sent may not arrive. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // The other side was faster: the connection is broken already.
        }
        close(socket);
    }

    private void body(Framing framing, OutputStream to) throws IOException {
        if (framing instanceof Framing.Length length) {
            copy(length.bytes(), to);
        } else if (framing instanceof Framing.Chunked) {
            chunks(to);
        } else {
            copy(EVERYTHING, to);
        }
    }

    private void chunks(OutputStream to) throws IOException {
        long size;
        do {
            size = chunkBytes(line(to));
            copy(size, to);
            if (size > 0) {
                line(to);
            }
        } while (size > 0);
        boolean trailer = true;
        while (trailer) {
            trailer = !line(to).isEmpty();
        }
    }

    private static long chunkBytes(String line) throws IOException {
        int end = line.indexOf(';');
        try {
            return Long.parseLong((end < 0 ? line : line.substring(0, end)).trim(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("no size of a chunk: " + line, e);
        }
    }

    private String line(OutputStream to) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = 0;
        while (next != '\n') {
            if (position == limit && !fill()) {
                throw new EOFException("the other side hung up within a chunked body");
            }
            next = buffer[position++] & 0xff;
            to.write(next);
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private void copy(long bytes, OutputStream to) throws IOException {
        long left = bytes;
        while (left > 0) {
            if (position == limit && !fill()) {
                if (bytes == EVERYTHING) {
                    return;
                }
                throw new EOFException("the other side hung up " + left + " bytes before the end of a body");
            }
            int here = (int) Math.min(left, limit - position);
            to.write(buffer, position, here);
            position += here;
            left -= here;
        }
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(0, read);
        usedAt = System.nanoTime();
        return read > 0;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is all that was wanted, and a socket that failed is closed.
        }
    }
}
