// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.sink.firehose.FakeObjectStore.Fate;
import io.millrace.sink.firehose.FakeObjectStore.Operation;
import io.millrace.sink.firehose.FakeObjectStore.Stored;
import io.millrace.sink.firehose.store.ObjectHeaders;
import io.millrace.sink.firehose.store.StoreException;
import io.millrace.sink.firehose.store.UnfinishedUpload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects that are uploaded in parts while they fill. */
class PartsTest {
    private static final int MIB = 1 << 20;

    private final FakeObjectStore store = new FakeObjectStore();
    private final ManualTime time = new ManualTime();
    private final LittleKafka kafka = new LittleKafka();
    private final List<LittleWorker> workers = new ArrayList<>();

    @AfterEach
    void stop() {
        store.setFaults((operation, key) -> Fate.ANSWERED);
        workers.forEach(LittleWorker::close);
    }

    @Test
    void anObjectMayBeLargerThanTheMemory() {
        large(40);
        LittleWorker worker = worker("buffer.size.mib", "30", "buffer.memory.mib", "24", "upload.part.size.mib", "5");
        run(worker, () -> data().size() == 1 && worker.position(ORDERS) == 40);
        assertThat(data().get(0).content()).hasSize(30 * MIB);
        time.advance(Duration.ofMinutes(5));
        run(worker, () -> data().size() == 2);
        assertThat(content()).isEqualTo(whole());
    }

    @Test
    void aCompressedObjectIsOneBody() throws IOException {
        large(12);
        LittleWorker worker = worker("buffer.size.mib", "12", "compression", "GZIP", "upload.part.size.mib", "5");
        run(worker, () -> data().size() == 1);
        try (InputStream plain =
                new GZIPInputStream(new ByteArrayInputStream(data().get(0).content()))) {
            assertThat(plain.readAllBytes()).isEqualTo(whole());
        }
    }

    @Test
    void aPromiseInPartsIsCompletedByTheNextOwnerWithoutReadingAgain() {
        large(12);
        store.setFaults(
                (operation, key) -> operation == Operation.COMPLETE_UPLOAD ? Fate.FAILED_BEFORE : Fate.ANSWERED);
        LittleWorker first = worker("buffer.size.mib", "12", "upload.part.size.mib", "5");
        run(first, () -> store.count(Operation.COMPLETE_UPLOAD) > 0);
        first.close();
        int parts = store.count(Operation.UPLOAD_PART);
        store.setFaults((operation, key) -> Fate.ANSWERED);
        LittleWorker second = worker("buffer.size.mib", "12", "upload.part.size.mib", "5");
        run(second, () -> data().size() == 1);
        assertThat(store.count(Operation.UPLOAD_PART)).isEqualTo(parts);
        assertThat(content()).isEqualTo(whole());
    }

    @Test
    void uploadsThatTheStoreHasForgottenAreReadAgain() throws Exception {
        large(12);
        AtomicBoolean forgotten = new AtomicBoolean();
        LittleWorker worker = worker("buffer.size.mib", "12", "upload.part.size.mib", "5");
        store.setFaults((operation, key) -> {
            if (operation == Operation.COMPLETE_UPLOAD && forgotten.compareAndSet(false, true)) {
                forget();
            }
            return Fate.ANSWERED;
        });
        run(worker, () -> data().size() == 1);
        assertThat(forgotten).isTrue();
        assertThat(content()).isEqualTo(whole());
    }

    @Test
    void strictFencingStoresSmallObjectsAsUploadsToo() {
        kafka.append(ORDERS, 10, TEN);
        LittleWorker worker = worker("journal.fencing", "multipart");
        run(worker, () -> worker.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(worker, () -> data().size() == 1);
        assertThat(store.count(Operation.COMPLETE_UPLOAD)).isEqualTo(1);
        assertThat(data().get(0).text()).startsWith("orders-0@0\n").endsWith("orders-0@9\n");
    }

    @Test
    void oldUploadsOfOursAreSweptAndForeignOnesAreLeft() throws Exception {
        store.setClock(() -> Instant.ofEpochMilli(time.epochMillis()).minus(Duration.ofHours(25)));
        String ours = "a/events-12-2026-11-20-10-00-00-0f8fad5b-d9cb-469f-a165-70867728950e.gz";
        store.createUpload(ours, ObjectHeaders.NONE);
        store.createUpload("a/theirs-12-2026-11-20-10-00-00-0f8fad5b-d9cb-469f-a165-70867728950e", ObjectHeaders.NONE);
        store.createUpload(
                "a/my-events-12-2026-11-20-10-00-00-0f8fad5b-d9cb-469f-a165-70867728950e", ObjectHeaders.NONE);
        store.createUpload("a/anything", ObjectHeaders.NONE);
        worker();
        await().until(() -> store.listUploads("").size() == 3);
        assertThat(store.listUploads("")).extracting(UnfinishedUpload::key).doesNotContain(ours);
    }

    private void forget() {
        try {
            for (UnfinishedUpload upload : store.listUploads("")) {
                store.abortUpload(upload.key(), upload.uploadId());
            }
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records of one MiB each, no two alike. */
    private void large(int count) {
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[MIB];
            new SplittableRandom(i).nextBytes(value);
            kafka.log(ORDERS)
                    .add(new SinkRecord(
                            "orders", 0, null, null, null, value, i, TEN.toEpochMilli(), TimestampType.CREATE_TIME));
        }
    }

    private byte[] whole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        kafka.log(ORDERS).forEach(record -> out.writeBytes((byte[]) record.value()));
        return out.toByteArray();
    }

    private byte[] content() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        data().forEach(stored -> out.writeBytes(stored.content()));
        return out.toByteArray();
    }

    private LittleWorker worker(String... options) {
        LittleWorker worker = new LittleWorker(kafka, store, time, options).batchesOf(3);
        workers.add(worker);
        return worker.assign(ORDERS);
    }

    private static void run(LittleWorker worker, BooleanSupplier until) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    worker.iterate();
                    return until.getAsBoolean();
                });
    }

    private List<Stored> data() {
        return store.objects().stream()
                .filter(stored -> !stored.key().startsWith("_millrace/"))
                .toList();
    }
}
