// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import static java.util.Objects.requireNonNull;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.format.compress.Encoders;
import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.Multipart;
import io.millrace.sink.firehose.store.Body;
import io.millrace.sink.firehose.store.ObjectHeaders;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.Part;
import io.millrace.sink.firehose.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads large files in parts while they fill, so that a file may be larger than the memory. Nothing is visible until the
 * upload is completed, which happens like any other publication, once the promise stands.
 */
final class PartUploads {
    private static final Logger LOG = LoggerFactory.getLogger(PartUploads.class);
    /** S3 takes 10,000 parts: every thousand the parts become twice as large. */
    private static final int PARTS_PER_SIZE = 1_000;

    /** What the delivery hears; called on upload threads. */
    interface Listener {
        /** An attempt failed; waits, and answers whether to try again. */
        boolean retry(PendingFile file, int failures, StoreException cause);

        /** An upload was begun. */
        void begun(PendingFile file, Journal.Upload upload);

        /** It was aborted, or is about to be. Under the lock. */
        void aborted(PendingFile file, Journal.Upload upload);

        /** A buffer is uploaded or encoded. */
        void advanced(PendingFile file);

        /** All parts are there; empty when the file turned out small enough to be stored by one request. */
        void complete(PendingFile file, Optional<Multipart> multipart);

        /** The store has forgotten the upload: what was uploaded has to be read again. */
        void vanished(PendingFile file);

        /** Not the store's fault but a bug. */
        void broken(PendingFile file, Throwable bug);
    }

    private final ReentrantLock lock;
    private final Function<PendingFile, ObjectStore> stores;
    private final Function<PendingFile, ObjectHeaders> headers;
    private final Function<PendingFile, Optional<Encoders>> encoders;
    private final SlabPool pool;
    private final long partSize;
    private final boolean always;
    private final Executor threads;
    private final Listener listener;
    /** Those that a thread has or will have soon. Guarded by the lock. */
    private final Set<PartStream> active = new HashSet<>();

    PartUploads(
            ReentrantLock lock,
            Function<PendingFile, ObjectStore> stores,
            Function<PendingFile, ObjectHeaders> headers,
            Function<PendingFile, Optional<Encoders>> encoders,
            SlabPool pool,
            long partSize,
            boolean always,
            Executor threads,
            Listener listener) {
        this.lock = lock;
        this.stores = stores;
        this.headers = headers;
        this.encoders = encoders;
        this.pool = pool;
        this.partSize = partSize;
        this.always = always;
        this.threads = threads;
        this.listener = listener;
    }

    /** How many files are on their way into parts. Under the lock. */
    int active() {
        return active.size();
    }

    /** Takes what an open file holds so far when it makes a part. Under the lock. */
    void offer(PendingFile file) {
        if (file.bytes.length() >= partSize) {
            hand(file, stream(file));
        }
    }

    /** Takes the rest of a sealed file; false when it never was in parts and is stored by one request. Under the lock. */
    boolean finish(PendingFile file) {
        if (file.parts == null && !always) {
            return false;
        }
        PartStream parts = stream(file);
        parts.ending = true;
        hand(file, parts);
        return true;
    }

    private PartStream stream(PendingFile file) {
        PartStream parts = file.parts;
        if (parts == null) {
            parts = new PartStream(
                    new SlabBuffer(pool),
                    new SlabBuffer(pool),
                    encoders.apply(file).map(all -> all.begin(file.objectId())).orElse(null));
            file.parts = parts;
        }
        return parts;
    }

    private void hand(PendingFile file, PartStream parts) {
        parts.waiting.add(file.take(new SlabBuffer(pool)));
        if (!parts.busy) {
            parts.busy = true;
            active.add(parts);
            threads.execute(() -> work(file, parts));
        }
    }

    private void work(PendingFile file, PartStream parts) {
        try {
            SlabBuffer next = next(file, parts);
            while (next != null) {
                add(parts, next);
                boolean last = isLast(parts);
                if (last) {
                    end(parts);
                }
                if (!upload(file, parts, last)) {
                    return;
                }
                next = next(file, parts);
            }
        } catch (RuntimeException | Error bug) {
            listener.broken(file, bug);
        }
    }

    private boolean isLast(PartStream parts) {
        lock.lock();
        try {
            return parts.ending && parts.waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The next buffer, or null when the stream is put down: for now, or for good because nobody wants the file. */
    private @Nullable SlabBuffer next(PendingFile file, PartStream parts) {
        lock.lock();
        try {
            SlabBuffer next = file.abandoned ? null : parts.waiting.poll();
            if (next == null) {
                rest(parts);
                if (file.abandoned) {
                    giveUp(file, parts);
                }
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void add(PartStream parts, SlabBuffer next) {
        if (parts.encoder == null && parts.body.length() == 0) {
            parts.body.release();
            parts.body = next;
            return;
        }
        SlabBuffer into = parts.encoder == null ? parts.body : parts.content;
        try (InputStream in = next.open()) {
            in.transferTo(into);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        next.release();
        if (parts.encoder != null) {
            parts.encoder.encode(parts.content, parts.body);
        }
    }

    private static void end(PartStream parts) {
        if (parts.encoder != null) {
            parts.encoder.finish(parts.content, parts.body);
        }
    }

    /** Whether to go on with the stream. */
    private boolean upload(PendingFile file, PartStream parts, boolean last) {
        boolean whole = parts.body.length() >= partSize << (parts.pieces.size() / PARTS_PER_SIZE);
        boolean single = last && parts.upload == null && !always;
        if (!whole && (!last || single || parts.body.length() == 0)) {
            return settle(file, parts, last);
        }
        for (int failures = 1; ; ) {
            try {
                boolean known = uploadPart(file, parts);
                if (known) {
                    return settle(file, parts, last);
                }
                putDown(parts);
                listener.vanished(file);
                return false;
            } catch (StoreException e) {
                if (!listener.retry(file, failures++, e)) {
                    putDown(parts);
                    abandon(file, parts);
                    return false;
                }
            }
        }
    }

    private boolean uploadPart(PendingFile file, PartStream parts) throws StoreException {
        ObjectStore store = stores.apply(file);
        Journal.Upload upload = parts.upload;
        if (upload == null) {
            upload = new Journal.Upload(file.key(), store.createUpload(file.key(), headers.apply(file)));
            parts.upload = upload;
            listener.begun(file, upload);
        }
        SlabBuffer body = parts.body;
        Optional<Part> part = store.uploadPart(
                file.key(), upload.uploadId(), parts.pieces.size() + 1, new Body(body.length(), body::open));
        part.ifPresent(done -> {
            parts.pieces.add(new Multipart.Piece(done.number(), done.etag(), done.checksum()));
            parts.stored += body.length();
            body.release();
            parts.body = new SlabBuffer(pool);
        });
        return part.isPresent();
    }

    private boolean settle(PendingFile file, PartStream parts, boolean last) {
        listener.advanced(file);
        if (!last) {
            return true;
        }
        putDown(parts);
        Journal.Upload upload = parts.upload;
        if (upload == null) {
            listener.complete(file, Optional.empty());
        } else {
            listener.complete(file, Optional.of(new Multipart(upload.uploadId(), parts.pieces)));
        }
        return false;
    }

    private void putDown(PartStream parts) {
        lock.lock();
        try {
            rest(parts);
        } finally {
            lock.unlock();
        }
    }

    private void rest(PartStream parts) {
        parts.busy = false;
        active.remove(parts);
    }

    private void abandon(PendingFile file, PartStream parts) {
        lock.lock();
        try {
            giveUp(file, parts);
        } finally {
            lock.unlock();
        }
    }

    /** Nobody wants the file any more: its memory is given back and its upload aborted. Under the lock. */
    void giveUp(PendingFile file, PartStream parts) {
        if (parts.busy) {
            // The thread that has it comes by here itself.
            return;
        }
        parts.release();
        Journal.Upload upload = parts.upload;
        if (upload != null) {
            parts.upload = null;
            listener.aborted(file, upload);
            try {
                threads.execute(() -> abort(file, upload));
            } catch (RejectedExecutionException e) {
                LOG.debug("Stopping: the unfinished upload of {} is left", upload.key(), e);
            }
        }
    }

    // Best effort: what stays is swept by its age, or by the successor whom the journal tells of it.
    private void abort(PendingFile file, Journal.Upload upload) {
        try {
            stores.apply(file).abortUpload(upload.key(), upload.uploadId());
        } catch (StoreException e) {
            LOG.debug("The unfinished upload of {} was not aborted", upload.key(), e);
        }
    }

    /** The body of a file that turned out small: all of it is encoded. */
    static SlabBuffer smallBody(PendingFile file) {
        return requireNonNull(file.parts).body;
    }
}
