// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import io.millrace.local.s3.S3Client;
import io.millrace.local.s3.S3Object;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** Reads the objects below a prefix, each once, because objects do not change; for one thread. */
public final class BucketReader {
    private static final long PAUSE_MILLIS = 200;

    private final S3Client bucket;
    private final String prefix;
    private final Framing framing;
    private final Map<String, StoredObject> objects = new TreeMap<>();

    /**
     * Reads from a bucket.
     *
     * @param bucket the bucket
     * @param prefix what the keys start with
     * @param framing how records are told apart
     */
    public BucketReader(S3Client bucket, String prefix, Framing framing) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.framing = framing;
    }

    /** Reads the objects that are new. */
    public void readMore() {
        for (S3Object object : bucket.list(prefix)) {
            if (!objects.containsKey(object.key())) {
                bucket.find(object.key()).ifPresent(content -> keep(object, content));
            }
        }
    }

    private void keep(S3Object object, byte[] content) {
        objects.put(object.key(), new StoredObject(object.key(), object.bytes(), framing.split(uncompressed(content))));
    }

    /**
     * Waits until so many records are there.
     *
     * @param count how many
     * @param patience how long to wait
     * @return all records, fewer than wanted when patience ended
     */
    public List<byte[]> await(long count, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        readMore();
        while (recordCount() < count && System.nanoTime() < deadline) {
            pause();
            readMore();
        }
        return records();
    }

    /**
     * What was read so far.
     *
     * @return in the order of the keys
     */
    public Collection<StoredObject> objects() {
        return Collections.unmodifiableCollection(objects.values());
    }

    /**
     * The records of all objects that were read.
     *
     * @return in the order of the keys
     */
    public List<byte[]> records() {
        return objects.values().stream()
                .flatMap(object -> object.records().stream())
                .toList();
    }

    /**
     * How many records were read.
     *
     * @return a count
     */
    public long recordCount() {
        return objects.values().stream()
                .mapToLong(object -> object.records().size())
                .sum();
    }

    /**
     * How big all objects are, as stored.
     *
     * @return bytes
     */
    public long byteCount() {
        return objects.values().stream().mapToLong(StoredObject::bytes).sum();
    }

    static byte[] uncompressed(byte[] content) {
        boolean gzip = content.length > 2 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
        if (!gzip) {
            return content;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the object starts as GZIP and is none", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for objects", e);
        }
    }
}
