// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Encodes the bodies of one task on a few threads of its own. The chunks of one body run side by side, so that a single large
 * file uses all of them. Each thread has two codecs, one to work on while the other is emptied and filled again; their
 * memory is all that bodies under way need beside the buffers that hold them.
 *
 * <p>Safe for all threads.
 */
public final class Encoders implements AutoCloseable {
    private static final Duration IDLE_THREAD = Duration.ofSeconds(30);
    private static final int CODECS_PER_THREAD = 2;

    private final Encoding encoding;
    private final CodecPool codecs;
    private final ThreadPoolExecutor threads;

    /**
     * Encoders that hold nothing yet; threads and codecs come with the first body.
     *
     * @param encoding the form of all bodies
     * @param threadCount how many threads encode at most, above zero
     * @param threadName what the threads' names begin with
     */
    public Encoders(Encoding encoding, int threadCount, String threadName) {
        this.encoding = encoding;
        this.codecs = new CodecPool(encoding, CODECS_PER_THREAD * threadCount);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                IDLE_THREAD.toMillis(),
                TimeUnit.MILLISECONDS,
                // As long as there are codecs, which are few.
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, threadName + "-encode-" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts a body, which costs nothing until bytes come.
     *
     * @param object an id of the object; some forms write it down, so equal bodies need equal ids
     * @return takes the content
     */
    public BodyEncoder begin(UUID object) {
        return new BodyEncoder(this, codecs, encoding.frame(object), encoding.chunkSize());
    }

    /** Has the front of the content encoded some time soon. The codec goes back to its pool if this fails. */
    Chunk submit(Codec codec, SlabBuffer content) {
        Chunk chunk = new Chunk(codec);
        try {
            codec.fill(content);
            threads.execute(chunk);
            return chunk;
        } catch (RejectedExecutionException e) {
            codecs.give(codec);
            throw Chunk.cancelled();
        } catch (RuntimeException | Error e) {
            codecs.give(codec);
            throw e;
        }
    }

    /** How many codecs exist. */
    int codecs() {
        return codecs.live();
    }

    /**
     * Ends the threads and releases the codecs. Bodies under way fail with
     * {@link java.util.concurrent.CancellationException}, those who wait for one at once; a codec at work is released as
     * soon as it has ended its chunk.
     */
    @Override
    public void close() {
        codecs.close();
        threads.shutdownNow().forEach(chunk -> ((Chunk) chunk).cancel());
    }
}
