// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.drive.RecordLog;
import io.millrace.benchmarks.drive.TaskDriver;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The least that a sink has to do with bytes: copy each record and a line feed into slabs, one object per partition, and
 * send what is full with a client of the same settings, while the next one fills. It keeps no account of anything.
 */
final class CopyLoop implements AutoCloseable {
    private static final int SLAB_BYTES = 64 * 1024;
    private static final int IN_FLIGHT = 16;
    private static final int MOST_OBJECTS = 10;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final int objectBytes;
    private final S3Client client;
    private final ExecutorService uploads = Executors.newFixedThreadPool(IN_FLIGHT);
    // As much memory as the sink has: what fills and what is sent.
    private final Semaphore memory = new Semaphore(MOST_OBJECTS);
    private final Deque<byte[]> free = new ConcurrentLinkedDeque<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private long objects;

    CopyLoop(URI store, int objectBytes) {
        this.objectBytes = objectBytes;
        this.client = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(IN_FLIGHT)
                        .connectionTimeout(Duration.ofSeconds(3))
                        .connectionAcquisitionTimeout(SILENCE)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("benchmark", "benchmark")))
                .region(Region.US_EAST_1)
                .endpointOverride(store)
                .build();
    }

    /** An object that fills; its slabs go back when it was sent. */
    private static final class Filling {
        private final Deque<byte[]> slabs = new ArrayDeque<>();
        private int used = SLAB_BYTES;
        private int bytes;

        InputStream open() {
            List<InputStream> parts = new ArrayList<>();
            int left = bytes;
            for (byte[] slab : slabs) {
                parts.add(new ByteArrayInputStream(slab, 0, Math.min(left, SLAB_BYTES)));
                left -= SLAB_BYTES;
            }
            return new SequenceInputStream(Collections.enumeration(parts));
        }
    }

    void runUntil(BooleanSupplier done, RecordLog log) {
        List<Filling> open = IntStream.range(0, log.partitions())
                .mapToObj(partition -> next())
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        long[] positions = new long[log.partitions()];
        List<SinkRecord> batch = new ArrayList<>(TaskDriver.MAX_POLL_RECORDS);
        for (int partition = 0; !done.getAsBoolean(); partition = (partition + 1) % positions.length) {
            batch.clear();
            log.read(partition, positions[partition], TaskDriver.MAX_POLL_RECORDS, batch);
            positions[partition] += batch.size();
            for (SinkRecord record : batch) {
                Filling filling = open.get(partition);
                copy((byte[]) record.value(), filling);
                if (filling.bytes >= objectBytes) {
                    send(filling);
                    open.set(partition, next());
                }
            }
            if (batch.isEmpty()) {
                Thread.onSpinWait();
            }
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
        }
        open.forEach(filling -> memory.release());
    }

    private Filling next() {
        memory.acquireUninterruptibly();
        return new Filling();
    }

    private void copy(byte[] value, Filling filling) {
        append(value, 0, value.length, filling);
        if (filling.used == SLAB_BYTES) {
            grow(filling);
        }
        filling.slabs.getLast()[filling.used++] = '\n';
        filling.bytes++;
    }

    private void append(byte[] value, int from, int length, Filling filling) {
        int at = from;
        int left = length;
        while (left > 0) {
            if (filling.used == SLAB_BYTES) {
                grow(filling);
            }
            int here = Math.min(left, SLAB_BYTES - filling.used);
            System.arraycopy(value, at, filling.slabs.getLast(), filling.used, here);
            filling.used += here;
            filling.bytes += here;
            at += here;
            left -= here;
        }
    }

    private void grow(Filling filling) {
        byte[] slab = free.poll();
        filling.slabs.add(slab == null ? new byte[SLAB_BYTES] : slab);
        filling.used = 0;
    }

    private void send(Filling filling) {
        String key = "copy/" + objects++;
        uploads.execute(() -> {
            try {
                client.putObject(
                        request -> request.bucket("millrace").key(key).contentType("application/octet-stream"),
                        RequestBody.fromContentProvider(filling::open, filling.bytes, "application/octet-stream"));
                free.addAll(filling.slabs);
            } catch (RuntimeException e) {
                failure.set(e);
            } finally {
                memory.release();
            }
        });
    }

    @Override
    public void close() {
        uploads.shutdown();
        try {
            if (!uploads.awaitTermination(SILENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the copying loop's uploads do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}
