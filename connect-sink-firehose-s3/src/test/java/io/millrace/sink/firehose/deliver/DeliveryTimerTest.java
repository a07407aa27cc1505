// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import static org.awaitility.Awaitility.await;

import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.FakeObjectStore;
import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.format.RecordFormat;
import io.millrace.sink.firehose.format.Tombstones;
import io.millrace.sink.firehose.key.KeySettings;
import io.millrace.sink.firehose.key.ObjectKeys;
import io.millrace.sink.firehose.key.PrefixTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** The delivery's own thread. */
class DeliveryTimerTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void wakesForAFileThatFallsDueBeforeTheOneThatItWaitsFor() {
        FakeObjectStore store = new FakeObjectStore();
        // Chance takes nothing of the first file's day and all but 86 ms of the second's.
        try (Delivery delivery = new Delivery(
                settings(),
                recipe(),
                options -> recipe(),
                new SlabPool(1 << 20),
                Stores.one(store),
                TimeSource.system(),
                Chances.of(0, 1 - 1e-6))) {
            delivery.start();
            delivery.put(List.of(record(0, 0)));
            delivery.put(List.of(record(1, DAY.toMillis())));
            await().until(() -> store.objects().size() == 1);
        }
    }

    private static DeliverySettings settings() {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        return Settings.delivery(DAY, 100, backoff);
    }

    private static Recipe recipe() {
        return new Recipe(
                ObjectKeys.of(new KeySettings("", "", ZoneId.of("UTC"), "test", "1", "")),
                RecordFormat.raw(new byte[0], Tombstones.ERROR),
                PrefixTime.RECORD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static SinkRecord record(long offset, long timestamp) {
        return new SinkRecord(
                "orders",
                0,
                null,
                null,
                null,
                "a".getBytes(StandardCharsets.UTF_8),
                offset,
                timestamp,
                TimestampType.CREATE_TIME);
    }
}
