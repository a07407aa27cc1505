// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.ManualTime;
import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.journal.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** In which order files fall due. */
class OpenFilesTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final List<String> sealed = new ArrayList<>();
    private final OwnedPartition orders = partition(ORDERS);

    @Test
    void shortensEachIntervalByItsOwnShare() {
        OpenFiles files = files(MINUTE, 50, Chances.of(0.0, 1.0, 0.5));
        open(files, "whole", "half", "threeQuarters");
        assertThat(files.nanosToNextSeal()).isEqualTo(Duration.ofSeconds(30).toNanos());
        assertThat(sealedAfter(files, Duration.ofMillis(29_999))).isEmpty();
        assertThat(sealedAfter(files, Duration.ofMillis(1))).containsExactly("half");
        assertThat(files.nanosToNextSeal()).isEqualTo(Duration.ofSeconds(15).toNanos());
        assertThat(sealedAfter(files, Duration.ofSeconds(15))).containsExactly("half", "threeQuarters");
        assertThat(sealedAfter(files, Duration.ofMillis(14_999))).doesNotContain("whole");
        assertThat(sealedAfter(files, Duration.ofMillis(1))).containsExactly("half", "threeQuarters", "whole");
        assertThat(files.nanosToNextSeal()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void sealsAYoungerFileBeforeAnOlderOneThatChanceGaveMoreTime() {
        OpenFiles files = files(MINUTE, 50, Chances.of(0.0, 1.0));
        open(files, "older");
        time.advance(Duration.ofSeconds(10));
        open(files, "younger");
        assertThat(sealedAfter(files, Duration.ofSeconds(30))).containsExactly("younger");
        assertThat(sealedAfter(files, Duration.ofSeconds(20))).containsExactly("younger", "older");
    }

    @Test
    void sealsInTheOrderOfOpeningWhatFallsDueTogether() {
        OpenFiles files = files(MINUTE, 0, Chances.of(0.9, 0.1, 0.5));
        open(files, "a", "b", "c");
        assertThat(files.count()).isEqualTo(3);
        assertThat(sealedAfter(files, MINUTE)).containsExactly("a", "b", "c");
        assertThat(files.count()).isZero();
    }

    @Test
    void hasNothingToShortenWhenTheIntervalIsZero() {
        OpenFiles files = files(Duration.ZERO, 50, Chances.of(0.3, 0.7));
        open(files, "a", "b");
        assertThat(sealedAfter(files, Duration.ZERO)).containsExactly("a", "b");
    }

    @Test
    void spreadsManyFilesOfOneMomentOverTheShareOfTheInterval() {
        OpenFiles files = files(Duration.ofSeconds(100), 10, new SplittableRandom(7));
        for (int i = 0; i < 10_000; i++) {
            open(files, "f" + i);
        }
        assertThat(sealedAfter(files, Duration.ofSeconds(90))).isEmpty();
        for (int second = 1; second <= 10; second++) {
            int before = sealed.size();
            int inThisSecond = sealedAfter(files, Duration.ofSeconds(1)).size() - before;
            assertThat(inThisSecond).as("second %s", second).isBetween(800, 1_200);
        }
        assertThat(sealed).hasSize(10_000);
    }

    @Test
    void forgetsTheDueTimesOfAPartitionThatIsDropped() {
        OpenFiles files = files(MINUTE, 50, Chances.of(0.0, 1.0, 0.5));
        open(files, "a", "b");
        open(files, partition(new TopicPartition("orders", 1)), "other");
        assertThat(orders.all()).hasSize(2);
        files.drop(orders.all());
        assertThat(files.count()).isEqualTo(1);
        assertThat(sealedAfter(files, MINUTE)).containsExactly("other");
    }

    private OpenFiles files(Duration interval, int jitterPercent, RandomGenerator random) {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        DeliverySettings settings = Settings.delivery(interval, jitterPercent, backoff);
        return new OpenFiles(settings, new SlabPool(1 << 20), time, random, file -> sealed.add(file.key()), file -> {});
    }

    private void open(OpenFiles files, String... keys) {
        Arrays.stream(keys).forEach(key -> open(files, orders, key));
    }

    private static void open(OpenFiles files, OwnedPartition owner, String key) {
        files.open(owner, FileKind.DATA, key, key, key, 0);
    }

    private static OwnedPartition partition(TopicPartition id) {
        OwnedPartition partition = new OwnedPartition(id);
        partition.keep(new Ledger(Map.of()));
        return partition;
    }

    private List<String> sealedAfter(OpenFiles files, Duration passed) {
        time.advance(passed);
        files.sealDue();
        return sealed;
    }
}
