// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    @Property(tries = 300)
    void everyLaneHasOneTaskAndEveryTaskItsShare(
            @ForAll @IntRange(min = 1, max = 40) int tasks, @ForAll @IntRange(min = 1, max = 200) int lanes) {
        List<Set<Integer>> dealt = IntStream.range(0, tasks)
                .mapToObj(task -> Rendezvous.lanesOf(task, tasks, lanes))
                .toList();
        assertThat(dealt.stream().mapToInt(Set::size).sum()).isEqualTo(lanes);
        Set<Integer> all = new TreeSet<>();
        dealt.forEach(all::addAll);
        assertThat(all).hasSize(lanes);
        assertThat(dealt)
                .allSatisfy(own -> assertThat(own.size()).isBetween(lanes / tasks, (lanes + tasks - 1) / tasks));
    }

    @Test
    void mostLanesStayWhenATaskComes() {
        Set<Integer> before = Rendezvous.lanesOf(0, 4, 256);
        Set<Integer> after = new TreeSet<>(Rendezvous.lanesOf(0, 5, 256));
        after.retainAll(before);
        assertThat(after).hasSizeGreaterThan(35);
    }
}
