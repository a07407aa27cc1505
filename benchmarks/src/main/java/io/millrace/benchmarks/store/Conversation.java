// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** Requests and answers over one connection, which stays open as HTTP/1.1 wants it. Used by one thread. */
final class Conversation {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final ByteChannel channel;
    private final LongConsumer stored;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();

    /**
     * A conversation that has not begun.
     *
     * @param channel blocking
     * @param stored told the size of each object after its last byte and before the answer
     */
    Conversation(ByteChannel channel, LongConsumer stored) {
        this.channel = channel;
        this.stored = stored;
    }

    /** Reads one request and answers it; false when the client has hung up between two requests. */
    boolean exchange() throws IOException {
        if (!in.hasRemaining() && !another()) {
            return false;
        }
        Request request = Request.parse(head());
        if (request.expectsContinue()) {
            send(CONTINUE);
        }
        skip(request.bodyBytes());
        if (request.storesAnObject()) {
            stored.accept(request.objectBytes());
        }
        send(request.answer());
        return true;
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

    private void send(String text) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }
}
