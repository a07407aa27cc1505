// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** A span of instants within which a prefix evaluates to the same text; both ends belong to it. */
record TimeSlot(long first, long last, String text) {
    /** Far from the ends of the range, sums with an offset cannot overflow. */
    private static final long SAFE = Long.MAX_VALUE - 10L * 86_400_000;

    boolean contains(long epochMillis) {
        return epochMillis >= first && epochMillis <= last;
    }

    /**
     * The slot around an instant: the day, hour ... of the local time, cut where the zone changes its offset or its
     * daylight saving.
     */
    static TimeSlot around(long epochMillis, Granularity granularity, ZoneId zone, String text) {
        if (granularity == Granularity.FOREVER) {
            return new TimeSlot(Long.MIN_VALUE, Long.MAX_VALUE, text);
        }
        if (granularity == Granularity.MILLISECOND || epochMillis > SAFE || epochMillis < -SAFE) {
            return new TimeSlot(epochMillis, epochMillis, text);
        }
        ZoneRules rules = zone.getRules();
        Instant instant = Instant.ofEpochMilli(epochMillis);
        long offset = rules.getOffset(instant).getTotalSeconds() * 1_000L;
        long unit = granularity.millis();
        long start = Math.floorDiv(epochMillis + offset, unit) * unit - offset;
        long first = Math.max(start, millisOf(rules.previousTransition(instant.plusMillis(1)), Long.MIN_VALUE));
        long next = Math.min(start + unit, millisOf(rules.nextTransition(instant), Long.MAX_VALUE));
        boolean steady = rules.isDaylightSavings(Instant.ofEpochMilli(first))
                == rules.isDaylightSavings(Instant.ofEpochMilli(next - 1));
        return steady ? new TimeSlot(first, next - 1, text) : new TimeSlot(epochMillis, epochMillis, text);
    }

    private static long millisOf(@Nullable ZoneOffsetTransition transition, long otherwise) {
        return transition == null ? otherwise : transition.toEpochSecond() * 1_000;
    }
}
