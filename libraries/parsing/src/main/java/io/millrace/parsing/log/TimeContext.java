// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What a timestamp leaves out.
 *
 * @param zone the zone of the clock that wrote timestamps without one
 * @param referenceMillis a moment, in milliseconds since the epoch, close to which timestamps without a year lie: when the
 *     line was read, as a rule
 */
public record TimeContext(ZoneId zone, long referenceMillis) {
    /** Checks. */
    public TimeContext {
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * For writers whose clock shows UTC.
     *
     * @param referenceMillis close to which timestamps without a year lie
     * @return the context
     */
    public static TimeContext utc(long referenceMillis) {
        return new TimeContext(ZoneOffset.UTC, referenceMillis);
    }

    /** How far the zone was ahead of UTC when its clocks showed a time; the earlier offset where they showed it twice. */
    int offsetSeconds(long localSeconds) {
        if (zone instanceof ZoneOffset fixed) {
            return fixed.getTotalSeconds();
        }
        return zone.getRules()
                .getOffset(LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC))
                .getTotalSeconds();
    }
}
