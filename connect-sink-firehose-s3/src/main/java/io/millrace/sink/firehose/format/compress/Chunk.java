// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A chunk on its way through a codec, which somebody else may run. It ends in any case: encoded, failed or cancelled. */
final class Chunk implements Runnable {
    private final CompletableFuture<EncodedChunk> encoded = new CompletableFuture<>();
    final Codec codec;

    Chunk(Codec codec) {
        this.codec = codec;
    }

    @Override
    public void run() {
        try {
            encoded.complete(codec.encode());
        } catch (RuntimeException | Error e) {
            encoded.completeExceptionally(e);
        }
    }

    /** Nobody will run it. */
    void cancel() {
        encoded.completeExceptionally(cancelled());
    }

    static CancellationException cancelled() {
        return new CancellationException("the encoders are closed");
    }

    /** Waits for the end, through interrupts. */
    EncodedChunk await() {
        try {
            return encoded.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits until nobody uses the codec any more, whatever became of the chunk. */
    void settle() {
        encoded.handle((chunk, failure) -> true).join();
    }
}
