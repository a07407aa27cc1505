// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class BoundedQueueTest {
    private final BoundedQueue queue = new BoundedQueue(100);

    @Test
    void isFullByBytesAndTakesWhatWasReadAlready() throws InterruptedException {
        queue.put(batch(1, 99));
        assertThat(queue.hasRoom()).isTrue();
        queue.put(batch(1, 500));
        assertThat(queue.hasRoom()).isFalse();
        assertThat(queue.bytes()).isEqualTo(599);
        assertThat(queue.take(10, 10, 0)).hasSize(1);
        assertThat(queue.take(10, 10, 0))
                .as("one that is larger than the bound")
                .hasSize(1);
        assertThat(queue.bytes()).isZero();
        assertThat(queue.take(10, 10, 1)).isNull();
    }

    @Test
    void joinsBatchesInOrderWithinBothBounds() throws InterruptedException {
        queue.put(batch(3, 10));
        queue.put(batch(3, 10));
        queue.put(batch(3, 10));
        assertThat(queue.take(8, 1000, 0)).hasSize(6);
        assertThat(queue.take(8, 1000, 0)).hasSize(3);
        queue.put(batch(3, 10));
        queue.put(batch(3, 11));
        assertThat(queue.take(8, 20, 0)).hasSize(3);
    }

    @Test
    void forgetsAllAtOnce() throws InterruptedException {
        queue.put(batch(3, 200));
        queue.clear();
        assertThat(queue.hasRoom()).isTrue();
        assertThat(queue.take(8, 20, 0)).isNull();
    }

    private static Batch batch(int records, long bytes) {
        List<SourceRecord> list = new ArrayList<>(IntStream.range(0, records)
                .mapToObj(i -> new SourceRecord(Map.of(), Map.of(), "t", null, i))
                .toList());
        return new Batch(list, bytes);
    }
}
