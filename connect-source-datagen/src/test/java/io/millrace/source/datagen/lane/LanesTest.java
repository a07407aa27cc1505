// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LanesTest {
    @Property(tries = 300)
    void tasksPartitionTheIndicesExactly(
            @ForAll @IntRange(min = 1, max = 1024) int count, @ForAll @IntRange(min = 1, max = 1024) int wanted) {
        int tasks = Math.min(wanted, count);
        int last = 3 * count;
        BitSet seen = new BitSet();
        for (int task = 0; task < tasks; task++) {
            NextIndices indices = fromTheStart(new Lanes(task, tasks, count));
            while (indices.head() < last) {
                int index = (int) indices.take();
                assertThat(seen.get(index)).as("index %d twice", index).isFalse();
                seen.set(index);
            }
        }
        assertThat(seen.cardinality()).isEqualTo(last);
        assertThat(seen.nextClearBit(0)).isEqualTo(last);
    }

    @Property
    void sharesOfAllTasksMakeTheWholeRate(
            @ForAll @IntRange(min = 1, max = 1024) int count, @ForAll @IntRange(min = 1, max = 1024) int wanted) {
        int tasks = Math.min(wanted, count);
        double sum = IntStream.range(0, tasks)
                .mapToDouble(task -> new Lanes(task, tasks, count).share())
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Property
    void theFirstRecordsOfAllTasksComeInTurn(
            @ForAll @IntRange(min = 1, max = 1024) int count, @ForAll @IntRange(min = 1, max = 1024) int wanted) {
        int tasks = Math.min(wanted, count);
        for (int task = 0; task < tasks; task++) {
            Lanes lanes = new Lanes(task, tasks, count);
            assertThat(lanes.phase()).isGreaterThanOrEqualTo(0).isLessThan(1);
            // In intervals of the whole connector.
            assertThat((1 - lanes.phase()) / lanes.share()).isCloseTo(task + 1, within(1e-6));
        }
    }

    @Property
    void aLaneGoesOnAtItsFirstIndexThatIsNotCovered(
            @ForAll @IntRange(min = 1, max = 1024) int count,
            @ForAll @IntRange(max = 1023) int number,
            @ForAll @LongRange(max = 1_000_000_000_000L) long atLeast) {
        int lane = number % count;
        long first = Lanes.firstIndex(lane, atLeast, count);
        assertThat(first % count).isEqualTo(lane);
        assertThat(first).isBetween(atLeast, atLeast + count - 1);
    }

    @Property
    void theSmallestIndexAlwaysComesFirst(
            @ForAll @Size(min = 1, max = 40) @LongRange(max = 5_000) long[] starts,
            @ForAll @IntRange(min = 40, max = 64) int count) {
        long[] next = IntStream.range(0, starts.length)
                .mapToLong(lane -> Lanes.firstIndex(lane, starts[lane], count))
                .toArray();
        NextIndices indices = new NextIndices(next, count);
        PriorityQueue<Long> naive =
                new PriorityQueue<>(Arrays.stream(next).boxed().toList());
        for (int i = 0; i < 500; i++) {
            long expected = naive.remove();
            naive.add(expected + count);
            assertThat(indices.head()).isEqualTo(expected);
            assertThat(indices.take()).isEqualTo(expected);
        }
    }

    @Test
    void refusesMoreTasksThanLanes() {
        assertThatThrownBy(() -> new Lanes(2, 3, 2)).hasMessage("task 2 of 3 with 2 lanes");
    }

    private static NextIndices fromTheStart(Lanes lanes) {
        long[] next = Arrays.stream(lanes.owned()).asLongStream().toArray();
        return new NextIndices(next, lanes.count());
    }
}
