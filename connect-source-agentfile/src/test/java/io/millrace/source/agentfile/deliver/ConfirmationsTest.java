// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {
    private final Confirmations confirmations = new Confirmations(4);
    private final MemoryFiles files = new MemoryFiles("n");
    private final MemoryFiles.MemoryFile file = files.add("a", 2);

    @Test
    void underExactlyOnceACommitOnTheTasksThreadStoresWhatWasAnswered() {
        confirmations.polled();
        Emission emission = emit(file, 2, 100);
        emission.answered();
        confirmations.committed();
        assertThat(confirmations.isQuiet(2)).isFalse();
        emission.answered();
        assertThat(confirmations.isQuiet(2)).isFalse();
        confirmations.committed();
        assertThat(confirmations.isQuiet(2)).isTrue();
        assertThat(confirmations.drainStored()).containsExactly(new Confirmations.Stored(file, place(100)));
        assertThat(confirmations.drainStored()).isEmpty();
    }

    @Test
    void otherwiseAWholeCommitMustFollowWhatTheTasksThreadHasCollected() {
        confirmations.polled();
        emit(file, 1, 50).answered();
        commitElsewhere();
        commitElsewhere();
        assertThat(confirmations.isQuiet(2))
                .as("the task's thread has not collected it")
                .isFalse();
        confirmations.polled();
        confirmations.polled();
        commitElsewhere();
        assertThat(confirmations.isQuiet(2))
                .as("this commit may have begun before")
                .isFalse();
        commitElsewhere();
        assertThat(confirmations.isQuiet(2)).isTrue();
        assertThat(confirmations.isQuiet(0)).isTrue();
    }

    @Test
    void anAnswerCountsAsCollectedWithTheIterationAfterNext() {
        confirmations.polled();
        emit(file, 1, 50).answered();
        confirmations.polled();
        commitElsewhere();
        commitElsewhere();
        commitElsewhere();
        assertThat(confirmations.isQuiet(2)).isFalse();
    }

    @Test
    void aFileIsStoredWhenNothingOfItIsUnderWay() {
        confirmations.polled();
        Emission first = emit(file, 1, 50);
        Emission second = emit(file, 1, 80);
        confirmations.passed(file, place(90));
        second.answered();
        confirmations.committed();
        assertThat(confirmations.drainStored()).isEmpty();
        first.answered();
        confirmations.committed();
        assertThat(confirmations.drainStored()).containsExactly(new Confirmations.Stored(file, place(90)));
        confirmations.passed(file, place(95));
        assertThat(confirmations.drainStored()).containsExactly(new Confirmations.Stored(file, place(95)));
    }

    private Emission emit(Unread of, int records, long end) {
        Emission emission = new Emission(of.facts(Place.START).slot(), of, confirmations);
        emission.close(records, place(end));
        confirmations.emitted(emission);
        return emission;
    }

    private void commitElsewhere() {
        CompletableFuture.runAsync(confirmations::committed).join();
    }

    private static Place place(long position) {
        return new Place(position, 0, Within.NOTHING);
    }
}
