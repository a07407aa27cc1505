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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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

        /** The object cannot become visible: the parts that it was to be made of are gone. */
        void vanished(PendingFile file);

        /** The upload ended without success because nobody wants it any more. */
        void abandoned(PendingFile file);

        /** Not the store's fault but a bug. */
        void broken(PendingFile file, Throwable bug);
    }

    private final Function<FileKind, ObjectStore> stores;
    private final PartUploads parts;
    private final Condition condition;
    private final String connectorName;
    private final Recipe recipe;
    private final SlabPool pool;
    private final Listener listener;
    private final Optional<Encoders> encoders;
    private final ExecutorService threads;

    Uploads(
            ReentrantLock lock,
            Function<FileKind, ObjectStore> stores,
            DeliverySettings settings,
            Recipe recipe,
            SlabPool pool,
            Listener listener,
            PartUploads.Listener partListener) {
        int maxInFlight = settings.maxInFlight();
        String threadName = settings.threadName();
        this.stores = stores;
        this.condition = settings.guarantee() == Guarantee.EXACTLY_ONCE ? Condition.IF_ABSENT : Condition.ALWAYS;
        // Headers are ASCII.
        this.connectorName = URLEncoder.encode(settings.connectorName(), StandardCharsets.UTF_8);
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
        this.parts = new PartUploads(
                lock,
                file -> stores.apply(file.kind),
                settings.guarantee() == Guarantee.DETERMINISTIC ? this::unfinishedHeaders : this::headers,
                this::encoders,
                pool,
                settings.partSize(),
                settings.strictFencing(),
                lazy,
                partListener);
    }

    void submit(PendingFile file) {
        threads.execute(() -> upload(file));
    }

    /** Takes what an open file holds so far when it makes a part. Under the lock. */
    void offerPart(PendingFile file) {
        parts.offer(file);
    }

    /** Takes the rest of a sealed file that is in parts; false when it is to be stored by one request. Under the lock. */
    boolean finishParts(PendingFile file) {
        return parts.finish(file);
    }

    /** How many files are on their way into parts. Under the lock. */
    int activeParts() {
        return parts.active();
    }

    /** The file may be dropped: if so, what it has uploaded is undone. Under the lock. */
    void giveUpParts(PendingFile file) {
        PartStream stream = file.parts;
        boolean dropped = file.abandoned && file.state == PendingFile.State.ENDED;
        if (stream != null && dropped && file.promise.multipart().isEmpty()) {
            parts.giveUp(file, stream);
        }
    }

    private void upload(PendingFile file) {
        if (!listener.claim(file)) {
            return;
        }
        SlabBuffer stored = file.bytes;
        try {
            stored = encoded(file);
            switch (deliver(file, stored)) {
                case VISIBLE -> listener.delivered(file, storedLength(file, stored));
                case VANISHED -> listener.vanished(file);
                case UNWANTED -> listener.abandoned(file);
            }
        } catch (RuntimeException | Error bug) {
            listener.broken(file, bug);
        } finally {
            stored.release();
        }
    }

    private static long storedLength(PendingFile file, SlabBuffer stored) {
        PartStream stream = file.parts;
        return stream == null ? stored.length() : stream.stored + stored.length();
    }

    private SlabBuffer encoded(PendingFile file) {
        if (file.parts != null) {
            return PartUploads.smallBody(file);
        }
        Optional<Encoders> forms = encoders(file);
        if (forms.isEmpty()) {
            return file.bytes;
        }
        SlabBuffer body = new SlabBuffer(pool);
        try {
            forms.get().begin(file.objectId()).finish(file.bytes, body);
            return body;
        } catch (RuntimeException | Error e) {
            file.bytes.release();
            body.release();
            throw e;
        }
    }

    private Optional<Encoders> encoders(PendingFile file) {
        return file.kind == FileKind.DATA ? encoders : Optional.empty();
    }

    private enum Ending {
        VISIBLE,
        VANISHED,
        UNWANTED
    }

    private Ending deliver(PendingFile file, SlabBuffer stored) {
        Body body = new Body(stored.length(), stored::open);
        boolean inParts = file.promise.multipart().isPresent();
        ObjectHeaders headers = headers(file);
        Publication publication = Publication.of(Publication.Purpose.DELIVER, inParts);
        for (int failures = 1; publication.end().isEmpty(); ) {
            try {
                publication.answer(send(publication.step(), file, body, headers));
            } catch (StoreException e) {
                publication.answer(Publication.Answer.UNKNOWN);
                if (!listener.retry(file, failures++, e)) {
                    return Ending.UNWANTED;
                }
            }
        }
        if (publication.end().get() == Publication.End.ABSENT) {
            return Ending.VANISHED;
        }
        LOG.debug("Delivered {} ({} records)", file.key(), file.promise.records);
        return Ending.VISIBLE;
    }

    private Publication.Answer send(Publication.Step step, PendingFile file, Body body, ObjectHeaders headers)
            throws StoreException {
        ObjectStore store = stores.apply(file.kind);
        return step == Publication.Step.PUT
                ? Promises.put(store, file.key(), body, headers, condition)
                : Promises.send(step, store, file.key(), file.promise.id(), file.promise.multipart(), condition);
    }

    /** What an object tells of its records; one in parts cannot, for they have not come when its upload is begun. */
    private ObjectHeaders headers(PendingFile file) {
        PromisedFile promise = file.promise;
        Optional<String> form = file.kind == FileKind.DATA ? recipe.contentEncoding() : Optional.empty();
        if (file.state == PendingFile.State.OPEN) {
            return unfinishedHeaders(file);
        }
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
        return new ObjectHeaders(form, metadata, Map.of());
    }

    /** What is known of an object from its first record on. */
    private ObjectHeaders unfinishedHeaders(PendingFile file) {
        Optional<String> form = file.kind == FileKind.DATA ? recipe.contentEncoding() : Optional.empty();
        return new ObjectHeaders(form, Map.of(Promises.FILE_ID, file.promise.id()), Map.of());
    }

    /** Looks for uploads in parts that a crash left unfinished, and aborts ours. */
    void sweep(OrphanSweep orphans) {
        threads.execute(orphans);
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
