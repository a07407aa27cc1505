// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Requests and answers over one connection, which stays open as HTTP/1.1 wants it. Used by one thread. */
final class Conversation {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int LARGEST_KEPT_BYTES = 64 * 1024 * 1024;
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final ByteChannel channel;
    private final Clerk clerk;
    private final LongSupplier latencyNanos;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();

    /** Who answers requests. */
    interface Clerk {
        /** Whether the answer depends on the body; otherwise it is only read. */
        boolean wantsBody(Request request);

        /** The answer, once the body has come. */
        Answer answer(Request request, byte @Nullable [] body) throws IOException;
    }

    /**
     * A conversation that has not begun.
     *
     * @param channel blocking
     * @param clerk who answers
     * @param latencyNanos how long an answer is kept back
     */
    Conversation(ByteChannel channel, Clerk clerk, LongSupplier latencyNanos) {
        this.channel = channel;
        this.clerk = clerk;
        this.latencyNanos = latencyNanos;
    }

    /** Reads one request and answers it; false when the client has hung up between two requests. */
    boolean exchange() throws IOException {
        if (!in.hasRemaining() && !another()) {
            return false;
        }
        Request request = Request.parse(head());
        if (request.expectsContinue()) {
            send(ByteBuffer.wrap(CONTINUE.getBytes(StandardCharsets.ISO_8859_1)));
        }
        byte[] body = null;
        if (clerk.wantsBody(request)) {
            body = read(request.bodyBytes());
        } else {
            skip(request.bodyBytes());
        }
        Answer answer = clerk.answer(request, body);
        delay();
        send(answer.bytes());
        return true;
    }

    /** A connection carries one request at a time, so its thread may sleep; others' answers are not held up. */
    private void delay() {
        long until = System.nanoTime() + latencyNanos.getAsLong();
        long left = until - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder(1024);
        int last = 0;
        while (true) {
            if (!in.hasRemaining() && !fill()) {
                throw new EOFException("the client hung up within the head of a request");
            }
            int next = in.get();
            head.append((char) (next & 0xff));
            // The four bytes that end a head.
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                return head.toString();
            }
        }
    }

    private byte[] read(long bytes) throws IOException {
        if (bytes > LARGEST_KEPT_BYTES) {
            throw new IOException("an object of " + bytes + " bytes is too large to be kept");
        }
        byte[] body = new byte[(int) bytes];
        int at = 0;
        while (at < body.length) {
            if (!in.hasRemaining() && !fill()) {
                throw new EOFException("the client hung up " + (bytes - at) + " bytes before the end of a body");
            }
            int here = Math.min(body.length - at, in.remaining());
            in.get(body, at, here);
            at += here;
        }
        return body;
    }

    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (true) {
            int here = (int) Math.min(left, in.remaining());
            in.position(in.position() + here);
            left -= here;
            if (left == 0) {
                return;
            }
            if (!fill()) {
                throw new EOFException("the client hung up " + left + " bytes before the end of a body");
            }
        }
    }

    /** Waits for a request. A client may also end a conversation by a reset, as one that discards its pool does. */
    private boolean another() {
        try {
            return fill();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean fill() throws IOException {
        in.clear();
        int read = channel.read(in);
        in.flip();
        return read > 0;
    }

    private void send(ByteBuffer out) throws IOException {
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }
}
