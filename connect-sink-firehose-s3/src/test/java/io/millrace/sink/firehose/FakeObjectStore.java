// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import io.millrace.sink.firehose.store.Body;
import io.millrace.sink.firehose.store.Condition;
import io.millrace.sink.firehose.store.ObjectHead;
import io.millrace.sink.firehose.store.ObjectHeaders;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.Outcome;
import io.millrace.sink.firehose.store.Part;
import io.millrace.sink.firehose.store.StoreException;
import io.millrace.sink.firehose.store.StoredObject;
import io.millrace.sink.firehose.store.UnfinishedUpload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that keeps S3's rules (conditions, versions that follow from the content, multipart uploads) and can
 * be down, broken, slow, or lose its answers.
 */
public final class FakeObjectStore implements ObjectStore {
    private static final int LEAST_PART = 5 * 1024 * 1024;

    /** What the port offers. */
    public enum Operation {
        PUT,
        GET,
        HEAD,
        DELETE,
        LIST,
        CREATE_UPLOAD,
        UPLOAD_PART,
        COMPLETE_UPLOAD,
        ABORT_UPLOAD,
        LIST_UPLOADS
    }

    /** What becomes of one request. */
    public enum Fate {
        /** It is done and answered. */
        ANSWERED,
        /** It fails and nothing is done. */
        FAILED_BEFORE,
        /** It is done, but the answer is lost. */
        FAILED_AFTER
    }

    /** Decides about each request on the thread that sends it, before the work; may wait in order to delay it. */
    @FunctionalInterface
    public interface Faults {
        Fate of(Operation operation, String key);
    }

    /** What was stored under a key. */
    public static final class Stored {
        private final String key;
        private final String etag;
        private final byte[] content;
        private final ObjectHeaders headers;

        Stored(String key, String etag, byte[] content, ObjectHeaders headers) {
            this.key = key;
            this.etag = etag;
            this.content = content;
            this.headers = headers;
        }

        public String key() {
            return key;
        }

        public String etag() {
            return etag;
        }

        public byte[] content() {
            return content.clone();
        }

        public Optional<String> encoding() {
            return headers.contentEncoding();
        }

        public Map<String, String> metadata() {
            return headers.metadata();
        }

        public Map<String, String> tags() {
            return headers.tags();
        }

        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return key + " (" + content.length + " bytes)";
        }
    }

    private static final class Upload {
        private final String key;
        private final ObjectHeaders headers;
        private final Instant begun;
        private final Map<Integer, Stored> parts = new TreeMap<>();

        Upload(String key, ObjectHeaders headers, Instant begun) {
            this.key = key;
            this.headers = headers;
            this.begun = begun;
        }
    }

    /** The part of a request that happens inside the store, all at once. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws StoreException;
    }

    private final Map<String, Stored> objects = new LinkedHashMap<>();
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private final Map<Operation, AtomicInteger> counts = new EnumMap<>(Operation.class);
    private final ConcurrentLinkedQueue<String> attemptedKeys = new ConcurrentLinkedQueue<>();
    private volatile Faults faults = (operation, key) -> Fate.ANSWERED;
    private volatile Supplier<Instant> clock = Instant::now;
    private volatile boolean down;
    private volatile boolean broken;
    private volatile Predicate<String> held = key -> false;
    private volatile CountDownLatch release = new CountDownLatch(0);
    private volatile boolean interrupts;
    private volatile boolean closed;
    private volatile boolean keepContent = true;
    private volatile boolean heedsConditions = true;
    private volatile int leastPart = LEAST_PART;
    private final List<String> changed = new ArrayList<>();
    private long bytes;
    private int overwritten;
    private int begunUploads;

    public FakeObjectStore() {
        for (Operation operation : Operation.values()) {
            counts.put(operation, new AtomicInteger());
        }
    }

    @Override
    public Outcome put(String key, Body body, ObjectHeaders headers, Condition condition) throws StoreException {
        attemptedKeys.add(key);
        return ask(Operation.PUT, key, () -> {
            byte[] content = read(body);
            return refuses(key, condition) ? Outcome.REFUSED : store(key, version(content), content, headers);
        });
    }

    private boolean refuses(String key, Condition condition) {
        Stored there = objects.get(key);
        if (!heedsConditions || condition instanceof Condition.Always) {
            return false;
        }
        return condition instanceof Condition.IfMatch match
                ? there == null || !there.etag.equals(match.etag())
                : there != null;
    }

    private Outcome store(String key, String etag, byte[] content, ObjectHeaders headers) {
        bytes += content.length;
        Stored former = objects.get(key);
        if (former != null && !(Arrays.equals(former.content, content) && former.headers.equals(headers))) {
            changed.add(key);
        }
        overwritten += former == null ? 0 : 1;
        objects.put(key, new Stored(key, etag, keepContent ? content : new byte[0], headers));
        return new Outcome.Stored(etag);
    }

    @Override
    public Optional<StoredObject> get(String key) throws StoreException {
        return ask(
                Operation.GET,
                key,
                () -> Optional.ofNullable(objects.get(key)).map(o -> new StoredObject(o.etag, o.content())));
    }

    @Override
    public Optional<ObjectHead> head(String key) throws StoreException {
        return ask(
                Operation.HEAD,
                key,
                () -> Optional.ofNullable(objects.get(key))
                        .map(o -> new ObjectHead(o.etag, o.content.length, o.metadata())));
    }

    @Override
    public void delete(String key) throws StoreException {
        ask(Operation.DELETE, key, () -> Optional.ofNullable(objects.remove(key)));
    }

    @Override
    public List<String> list(String prefix) throws StoreException {
        return ask(
                Operation.LIST,
                prefix,
                () -> objects.keySet().stream()
                        .filter(key -> key.startsWith(prefix))
                        .sorted()
                        .toList());
    }

    @Override
    public String createUpload(String key, ObjectHeaders headers) throws StoreException {
        return ask(Operation.CREATE_UPLOAD, key, () -> {
            String id = "upload-" + ++begunUploads;
            uploads.put(id, new Upload(key, headers, clock.get()));
            return id;
        });
    }

    @Override
    public Optional<Part> uploadPart(String key, String uploadId, int number, Body body) throws StoreException {
        return ask(Operation.UPLOAD_PART, key, () -> {
            byte[] content = read(body);
            return find(key, uploadId).map(upload -> {
                Stored part = new Stored(key, version(content), content, ObjectHeaders.NONE);
                upload.parts.put(number, part);
                return new Part(number, part.etag, Optional.empty());
            });
        });
    }

    @Override
    public Outcome completeUpload(String key, String uploadId, List<Part> parts, Condition condition)
            throws StoreException {
        return ask(Operation.COMPLETE_UPLOAD, key, () -> {
            Optional<Upload> upload = find(key, uploadId);
            if (upload.isEmpty()) {
                return Outcome.GONE;
            }
            byte[] content = together(upload.get(), parts);
            if (refuses(key, condition)) {
                return Outcome.REFUSED;
            }
            uploads.remove(uploadId);
            String etag = version(content).replaceFirst("\"$", "-" + parts.size() + "\"");
            return store(key, etag, content, upload.get().headers);
        });
    }

    private byte[] together(Upload upload, List<Part> parts) throws StoreException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int last = 0;
        boolean previousIsTooSmall = false;
        for (Part part : parts) {
            Stored given = upload.parts.get(part.number());
            if (given == null || !given.etag.equals(part.etag())) {
                throw failure("InvalidPart");
            }
            if (part.number() <= last) {
                throw failure("InvalidPartOrder");
            }
            if (previousIsTooSmall) {
                throw failure("EntityTooSmall");
            }
            previousIsTooSmall = given.content.length < leastPart;
            last = part.number();
            content.writeBytes(given.content);
        }
        if (last == 0) {
            throw failure("MalformedXML");
        }
        return content.toByteArray();
    }

    @Override
    public void abortUpload(String key, String uploadId) throws StoreException {
        ask(Operation.ABORT_UPLOAD, key, () -> find(key, uploadId).map(upload -> uploads.remove(uploadId)));
    }

    private Optional<Upload> find(String key, String uploadId) {
        return Optional.ofNullable(uploads.get(uploadId)).filter(upload -> upload.key.equals(key));
    }

    @Override
    public List<UnfinishedUpload> listUploads(String prefix) throws StoreException {
        return ask(
                Operation.LIST_UPLOADS,
                prefix,
                () -> uploads.entrySet().stream()
                        .filter(entry -> entry.getValue().key.startsWith(prefix))
                        .map(entry ->
                                new UnfinishedUpload(entry.getValue().key, entry.getKey(), entry.getValue().begun))
                        .toList());
    }

    /** One request: counted, perhaps refused or held, done, and perhaps not answered. */
    private <T> T ask(Operation operation, String key, Work<T> work) throws StoreException {
        counted(operation).incrementAndGet();
        if (broken) {
            throw new IllegalStateException("a bug");
        }
        interruptOnce();
        refuseWhenDown();
        Fate fate = faults.of(operation, key);
        if (fate == Fate.FAILED_BEFORE) {
            throw failure("InternalError");
        }
        awaitRelease(operation, key);
        refuseWhenDown();
        T answer;
        synchronized (this) {
            answer = work.run();
        }
        if (fate == Fate.FAILED_AFTER) {
            throw failure("lost answer");
        }
        return answer;
    }

    private AtomicInteger counted(Operation operation) {
        @Nullable AtomicInteger count = counts.get(operation);
        if (count == null) {
            throw new IllegalStateException("not counted: " + operation);
        }
        return count;
    }

    private static StoreException failure(String kind) {
        return new StoreException(kind, kind, new IOException(kind));
    }

    private void interruptOnce() throws StoreException {
        if (interrupts) {
            interrupts = false;
            Thread.currentThread().interrupt();
            throw new StoreException("timeout", "timed out", new IOException("timed out"));
        }
    }

    private void refuseWhenDown() throws StoreException {
        if (down) {
            throw new StoreException("refused", "connection refused", new IOException("connection refused"));
        }
    }

    private void awaitRelease(Operation operation, String key) throws StoreException {
        boolean writes = operation == Operation.PUT
                || operation == Operation.UPLOAD_PART
                || operation == Operation.COMPLETE_UPLOAD;
        try {
            if (writes && held.test(key)) {
                release.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interruption", "interrupted", e);
        }
    }

    private static byte[] read(Body body) {
        try (InputStream in = body.opener().get();
                InputStream again = body.opener().get()) {
            byte[] content = in.readAllBytes();
            if (content.length != body.length() || again.readNBytes(1).length > content.length) {
                throw new IllegalStateException("promised " + body.length() + " bytes, sent " + content.length);
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like S3's: the same content has the same version, in quotes. */
    private static String version(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return "\"" + Long.toHexString(sum.getValue()) + "-" + content.length + "\"";
    }

    /** From now on every attempt is refused, or no longer. */
    public void setDown(boolean down) {
        this.down = down;
    }

    /** Asks this about every request from now on. */
    public void setFaults(Faults faults) {
        this.faults = faults;
    }

    /** What the store takes for the time. */
    public void setClock(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** From now on conditions are taken and not looked at, as some stores do. */
    public void ignoreConditions() {
        heedsConditions = false;
    }

    /** From now on a part may have any size. */
    public void allowSmallParts() {
        leastPart = 0;
    }

    /** The next attempt times out and leaves its thread interrupted. */
    public void interruptNext() {
        interrupts = true;
    }

    /** From now on every attempt ends in a bug. */
    public void setBroken() {
        this.broken = true;
    }

    /** Only counts from now on. */
    public void discardContent() {
        keepContent = false;
    }

    /** Uploads of these keys hang until {@link #releaseHeld}. */
    public void hold(Predicate<String> keys) {
        release = new CountDownLatch(1);
        held = keys;
    }

    public void releaseHeld() {
        held = key -> false;
        release.countDown();
    }

    public synchronized List<Stored> objects() {
        return new ArrayList<>(objects.values());
    }

    public synchronized Optional<Stored> object(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** The keys whose object was replaced by one that differs in content or metadata. */
    public synchronized List<String> changedKeys() {
        return List.copyOf(changed);
    }

    /** How often an object was replaced, be it by an equal one. */
    public synchronized int overwritten() {
        return overwritten;
    }

    public synchronized long bytes() {
        return bytes;
    }

    /** How many objects were attempted in one request. */
    public int attempts() {
        return count(Operation.PUT);
    }

    /** How many requests of that kind came in, whatever became of them. */
    public int count(Operation operation) {
        return counted(operation).get();
    }

    public List<String> attemptedKeys() {
        return List.copyOf(attemptedKeys);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String description() {
        return "a store in memory";
    }

    @Override
    public void close() {
        closed = true;
    }
}
