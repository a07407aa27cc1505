// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testkit.FakeSinkTaskContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirehoseS3SinkTaskTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    private final FakeObjectStore store = new FakeObjectStore();
    private final FirehoseS3SinkTask task =
            new FirehoseS3SinkTask(settings -> store, io.millrace.sink.firehose.deliver.TimeSource.system());

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void deliversAfterTheIntervalWithoutAnotherCall() {
        FakeSinkTaskContext context = new FakeSinkTaskContext(Map.of());
        task.initialize(context);
        task.start(Map.of("name", "n", "s3.bucket", "millrace", "buffer.interval.seconds", "1", "prefix", "a/"));
        context.assign(ORDERS);
        task.open(List.of(ORDERS));
        task.put(List.of(new SinkRecord(
                "orders",
                0,
                null,
                null,
                null,
                "hello".getBytes(StandardCharsets.UTF_8),
                7,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME)));
        assertThat(task.preCommit(Map.of(ORDERS, new OffsetAndMetadata(8))))
                .containsEntry(ORDERS, new OffsetAndMetadata(7));
        await().until(() -> store.objects().size() == 1);
        assertThat(store.objects().get(0).key()).startsWith("a/2023/11/14/22/n-");
        assertThat(store.objects().get(0).text()).isEqualTo("hello");
        await().until(() -> task.preCommit(Map.of(ORDERS, new OffsetAndMetadata(8)))
                .equals(Map.of(ORDERS, new OffsetAndMetadata(8))));
    }
}
