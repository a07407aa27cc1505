// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.noop;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testkit.PluginContract;
import java.util.Collections;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class NoopSinkTest implements PluginContract {
    @Override
    public Connector connector() {
        return new NoopSinkConnector();
    }

    @Test
    void countsWhatItGetsAndLetsAllOfItBeCommitted() {
        NoopSinkTask task = new NoopSinkTask();
        task.start(Map.of());
        task.put(Collections.nCopies(3, new SinkRecord("t", 0, null, null, null, "v", 7)));
        Map<TopicPartition, OffsetAndMetadata> consumed = Map.of(new TopicPartition("t", 0), new OffsetAndMetadata(8));
        assertThat(task.records()).isEqualTo(3);
        assertThat(task.preCommit(consumed)).isEqualTo(consumed);
    }
}
