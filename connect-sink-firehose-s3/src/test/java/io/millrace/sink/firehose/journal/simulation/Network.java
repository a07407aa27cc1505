// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.util.ArrayList;
import java.util.List;

/** Carries requests to the store in any order; loses them, loses their answers, or delivers them when nobody waits any more. */
final class Network {
    private final Dice dice;
    private final Trace trace;
    private final Tally tally;
    private final int faults;
    private final List<Letter<?>> underWay = new ArrayList<>();
    private final List<Letter<?>> late = new ArrayList<>();

    /**
     * A network.
     *
     * @param faults the percentage of requests that meet one
     */
    Network(Dice dice, Trace trace, Tally tally, int faults) {
        this.dice = dice;
        this.trace = trace;
        this.tally = tally;
        this.faults = faults;
    }

    void send(Letter<?> letter) {
        underWay.add(letter);
    }

    boolean isQuiet() {
        return underWay.isEmpty() && late.isEmpty();
    }

    void carryOne() {
        if (!late.isEmpty() && (underWay.isEmpty() || dice.percent(10))) {
            carryLate();
        } else if (!underWay.isEmpty()) {
            Letter<?> letter = underWay.remove(dice.below(underWay.size()));
            if (dice.percent(faults)) {
                fail(letter);
            } else {
                trace.tell(letter.sender(), letter.what());
                letter.arrive();
            }
        }
    }

    private void fail(Letter<?> letter) {
        tally.lost++;
        int roll = dice.below(3);
        if (roll == 0) {
            trace.tell(letter.sender(), letter.what(), "- done, answer lost");
            letter.arriveUnheard();
        } else if (roll == 1) {
            trace.tell(letter.sender(), letter.what(), "- late");
            late.add(letter);
        } else {
            trace.tell(letter.sender(), letter.what(), "- lost");
        }
        letter.giveUp();
    }

    private void carryLate() {
        Letter<?> letter = late.remove(dice.below(late.size()));
        tally.late++;
        trace.tell(letter.sender(), letter.what(), "- arrives late");
        letter.arriveUnheard();
    }

    /** All that is under way arrives now or never. */
    void calmDown() {
        List<Letter<?>> waitedFor = List.copyOf(underWay);
        underWay.clear();
        waitedFor.forEach(this::fail);
        while (!late.isEmpty()) {
            if (dice.percent(50)) {
                carryLate();
            } else {
                late.remove(late.size() - 1);
            }
        }
    }

    /** No faults from now on. */
    void carryAll() {
        while (!underWay.isEmpty()) {
            Letter<?> letter = underWay.remove(dice.below(underWay.size()));
            trace.tell(letter.sender(), letter.what());
            letter.arrive();
        }
    }
}
