// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A request on its way to the store.
 *
 * @param sender who waits for the answer
 * @param what for the trace
 * @param work what the store does when it arrives
 * @param reader takes the answer; empty when it was lost
 */
record Letter<A>(ModelTask sender, String what, Supplier<A> work, Consumer<Optional<A>> reader) {
    /** It arrives, and so does the answer. */
    void arrive() {
        A answer = work.get();
        sender.receive(what, () -> reader.accept(Optional.of(answer)));
    }

    /** It arrives, and nobody hears of it. */
    void arriveUnheard() {
        A unheard = work.get();
        assert unheard != null;
    }

    /** The sender stops waiting. */
    void giveUp() {
        sender.receive(what + " (no answer)", () -> reader.accept(Optional.empty()));
    }
}
