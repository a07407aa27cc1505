// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting();
    private final MemoryFiles files = new MemoryFiles("n");
    private final Unread a = files.add("a", 0);
    private final Unread b = files.add("b", 0);

    @Test
    void givesFilesInTheOrderOfTheirTimes() {
        waiting.until(a, 50);
        waiting.until(b, 20);
        assertThat(waiting.next(19)).isNull();
        assertThat(waiting.millisToNext(5)).isEqualTo(15);
        assertThat(waiting.next(60)).isEqualTo(b);
        assertThat(waiting.next(60)).isEqualTo(a);
        assertThat(waiting.next(60)).isNull();
        assertThat(waiting.millisToNext(60)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLaterTimeReplacesTheEarlierOne() {
        waiting.until(a, 10);
        waiting.until(a, 30);
        waiting.until(b, 10);
        waiting.remove(b);
        assertThat(waiting.next(20)).isNull();
        assertThat(waiting.next(30)).isEqualTo(a);
        assertThat(waiting.next(30)).isNull();
    }
}
