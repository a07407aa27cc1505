// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The identity texts of one prefix, evaluated once per time slot.
 *
 * <p>Millions of records per second ask for theirs, and neighbours nearly always share it: the ordinary cost is two
 * comparisons against the slot of the record before. Records of several Kafka partitions, late and early ones alternate
 * between a few slots, so the last few are kept; a miss evaluates the prefix and replaces the oldest. Slots never overlap,
 * because each is a function of any instant inside it. Not thread-safe.
 */
final class Identities {
    private static final int KEPT = 8;

    private final PrefixTemplate template;
    private final @Nullable TimeSlot[] slots = new TimeSlot[KEPT];
    private TimeSlot latest;
    private int next;

    Identities(PrefixTemplate template) {
        this.template = template;
        this.latest = template.slotAt(0);
        remember(latest);
    }

    String at(long epochMillis) {
        TimeSlot slot = latest;
        return slot.contains(epochMillis) ? slot.text() : search(epochMillis);
    }

    private String search(long epochMillis) {
        for (TimeSlot slot : slots) {
            if (slot != null && slot.contains(epochMillis)) {
                latest = slot;
                return slot.text();
            }
        }
        latest = withKnownText(template.slotAt(epochMillis));
        remember(latest);
        return latest.text();
    }

    /** One String per text while it is known: a month has many daily slots, but callers compare by reference first. */
    private TimeSlot withKnownText(TimeSlot fresh) {
        return Arrays.stream(slots)
                .filter(slot -> slot != null && slot.text().equals(fresh.text()))
                .findFirst()
                .map(known -> new TimeSlot(fresh.first(), fresh.last(), known.text()))
                .orElse(fresh);
    }

    private void remember(TimeSlot slot) {
        slots[next] = slot;
        next = (next + 1) % KEPT;
    }
}
