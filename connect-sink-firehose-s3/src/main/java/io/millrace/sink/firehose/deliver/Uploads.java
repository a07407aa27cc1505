// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.claim.Guarantee;
import io.millrace.sink.firehose.claim.Promises;
import io.millrace.sink.firehose.format.compress.Encoders;
import io.millrace.sink.firehose.journal.PromisedFile;
import io.millrace.sink.firehose.journal.Publication;
import io.millrace.sink.firehose.store.Body;
import io.millrace.sink.firehose.store.Condition;
import io.millrace.sink.firehose.store.ObjectHeaders;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The own threads that store sealed files, one request per file, each tried again until the store acknowledges it or
 * nobody wants it any more.
 */
final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Duration IDLE_THREAD = Duration.ofSeconds(30);
    /** More would keep the worker's other tasks from the processor for long. */
    private static final int MOST_ENCODING_THREADS = 4;

    /** What the delivery hears; called on upload threads. */
    interface Listener {
        /** Whether the file is still wanted; from now on its bytes belong to the caller. */
        boolean claim(PendingFile file);

        /** An attempt failed; waits, and answers whether to try again. */
        boolean retry(PendingFile file, int failures, StoreException cause);

        /** The store has it. */
        void delivered(PendingFile file, long storedBytes);

        /** The upload ended without success because nobody wants it any more. */
        void abandoned(PendingFile file);

        /** Not the store's fault but a bug. */
        void broken(PendingFile file, Throwable bug);
    }

    private final ObjectStore store;
    private final Condition condition;
    private final String connectorName;
    private final Recipe recipe;
    private final SlabPool pool;
    private final Listener listener;
    private final Optional<Encoders> encoders;
    private final ExecutorService threads;

    Uploads(ObjectStore store, DeliverySettings settings, Recipe recipe, SlabPool pool, Listener listener) {
        int maxInFlight = settings.maxInFlight();
        String threadName = settings.threadName();
        this.store = store;
        this.condition = settings.guarantee() == Guarantee.EXACTLY_ONCE ? Condition.IF_ABSENT : Condition.ALWAYS;
        this.connectorName = settings.connectorName();
        this.recipe = recipe;
        this.pool = pool;
        this.listener = listener;
        int encodingThreads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_ENCODING_THREADS);
        this.encoders = recipe.encoding().map(encoding -> new Encoders(encoding, encodingThreads, threadName));
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor lazy = new ThreadPoolExecutor(
                maxInFlight,
                maxInFlight,
                IDLE_THREAD.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, threadName + "-upload-" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        lazy.allowCoreThreadTimeOut(true);
        this.threads = lazy;
    }

    void submit(PendingFile file) {
        threads.execute(() -> upload(file));
    }

    private void upload(PendingFile file) {
        if (!listener.claim(file)) {
            return;
        }
        SlabBuffer stored = file.bytes;
        try {
            stored = encoded(file);
            if (deliver(file, stored)) {
                listener.delivered(file, stored.length());
            } else {
                listener.abandoned(file);
            }
        } catch (RuntimeException | Error bug) {
            listener.broken(file, bug);
        } finally {
            stored.release();
        }
    }

    private SlabBuffer encoded(PendingFile file) {
        if (file.kind == FileKind.ERRORS || encoders.isEmpty()) {
            return file.bytes;
        }
        SlabBuffer body = new SlabBuffer(pool);
        try {
            UUID object = UUID.nameUUIDFromBytes(file.key().getBytes(StandardCharsets.UTF_8));
            encoders.get().begin(object).finish(file.bytes, body);
            return body;
        } catch (RuntimeException | Error e) {
            file.bytes.release();
            body.release();
            throw e;
        }
    }

    /** Whether the file is visible; false when nobody wants it any more. */
    private boolean deliver(PendingFile file, SlabBuffer stored) {
        Body body = new Body(stored.length(), stored::open);
        ObjectHeaders headers = headers(file);
        Publication publication = Publication.of(Publication.Purpose.DELIVER, false);
        for (int failures = 1; publication.end().isEmpty(); ) {
            try {
                publication.answer(
                        publication.step() == Publication.Step.PUT
                                ? Promises.put(store, file.key(), body, headers, condition)
                                : Promises.send(
                                        publication.step(),
                                        store,
                                        file.key(),
                                        file.promise.id(),
                                        file.promise.multipart(),
                                        condition));
            } catch (StoreException e) {
                publication.answer(Publication.Answer.UNKNOWN);
                if (!listener.retry(file, failures++, e)) {
                    return false;
                }
            }
        }
        LOG.debug("Delivered {} ({} records, {} bytes)", file.key(), file.promise.records, body.length());
        return true;
    }

    private ObjectHeaders headers(PendingFile file) {
        PromisedFile promise = file.promise;
        Map<String, String> metadata = Map.of(
                Promises.FILE_ID,
                promise.id(),
                "millrace-connector",
                connectorName,
                "millrace-topic",
                file.owner.id.topic(),
                "millrace-partition",
                Integer.toString(file.owner.id.partition()),
                "millrace-first-offset",
                Long.toString(promise.firstOffset()),
                "millrace-last-offset",
                Long.toString(promise.lastOffset),
                "millrace-records",
                Long.toString(promise.records));
        Optional<String> encoding = file.kind == FileKind.DATA ? recipe.contentEncoding() : Optional.empty();
        return new ObjectHeaders(encoding, metadata, Map.of());
    }

    /** Ends the threads; what they were doing is abandoned. */
    void interrupt() {
        threads.shutdownNow();
        encoders.ifPresent(Encoders::close);
    }

    boolean join(Duration longest) throws InterruptedException {
        return threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
