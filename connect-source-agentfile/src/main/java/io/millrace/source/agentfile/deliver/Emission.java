// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.slot.SlotMap;
import io.millrace.source.agentfile.slot.SlotPartition;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records of one file that were handed over together, and how many of them are still under way. It is the source partition of
 * these records, so that the answer to one finds it without a look-up.
 */
final class Emission extends SlotMap {
    private final Confirmations confirmations;
    private final Unread file;
    private final AtomicInteger underWay = new AtomicInteger();
    private Place end = Place.START;

    Emission(SlotPartition slot, Unread file, Confirmations confirmations) {
        super(slot);
        this.file = file;
        this.confirmations = confirmations;
    }

    /** Before the records are handed over. */
    void close(int records, Place last) {
        underWay.set(records);
        end = last;
    }

    /** Kafka has a record, or will never have it. For all threads. */
    void answered() {
        if (underWay.decrementAndGet() == 0) {
            confirmations.answered(this);
        }
    }

    Unread file() {
        return file;
    }

    int lane() {
        return slot().lane();
    }

    Place end() {
        return end;
    }
}
