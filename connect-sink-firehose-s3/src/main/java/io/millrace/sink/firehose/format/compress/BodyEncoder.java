// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One body under way. Between two calls it holds no codec and no bytes, only a few numbers, so any number of files may have
 * one. Used by one thread at a time.
 */
public final class BodyEncoder {
    private final Encoders encoders;
    private final CodecPool codecs;
    private final Framing framing;
    private final int chunkSize;
    private boolean begun;

    BodyEncoder(Encoders encoders, CodecPool codecs, Framing framing, int chunkSize) {
        this.encoders = encoders;
        this.codecs = codecs;
        this.framing = framing;
        this.chunkSize = chunkSize;
    }

    /**
     * Encodes as much of the content as can be encoded before its end is known; less than a chunk stays in the buffer, for
     * more content to be appended. Waits for the encoders' threads, through interrupts.
     *
     * @param content the next part of the content; what is encoded is taken from its front, slab by slab
     * @param body receives what comes next of the body
     * @throws java.util.concurrent.CancellationException when the encoders are closed; body and content are unusable then
     */
    public void encode(SlabBuffer content, SlabBuffer body) {
        encode(content, body, chunkSize);
    }

    /**
     * Encodes the rest of the content and ends the body. May be the only call. Waits for the encoders' threads, through
     * interrupts.
     *
     * @param content the rest of the content; empty afterwards
     * @param body receives the rest of the body
     * @throws java.util.concurrent.CancellationException when the encoders are closed; body and content are unusable then
     */
    public void finish(SlabBuffer content, SlabBuffer body) {
        encode(content, body, 1);
        framing.end(body);
    }

    private void encode(SlabBuffer content, SlabBuffer body, int least) {
        if (!begun) {
            framing.head(body);
            begun = true;
        }
        Deque<Chunk> underWay = new ArrayDeque<>();
        try {
            while (content.length() >= least) {
                underWay.add(encoders.submit(codec(underWay, body), content));
            }
            while (!underWay.isEmpty()) {
                appendFirst(underWay, body);
            }
        } finally {
            for (Chunk left : underWay) {
                left.settle();
                codecs.give(left.codec);
            }
        }
    }

    /** A codec of its own, or one of this body's when all are taken: waiting for others while holding some could be mutual. */
    private Codec codec(Deque<Chunk> underWay, SlabBuffer body) {
        while (!underWay.isEmpty()) {
            Codec codec = codecs.poll();
            if (codec != null) {
                return codec;
            }
            appendFirst(underWay, body);
        }
        return codecs.take();
    }

    private void appendFirst(Deque<Chunk> underWay, SlabBuffer body) {
        Chunk first = underWay.element();
        framing.append(first.await(), body);
        underWay.remove();
        codecs.give(first.codec);
    }
}
