// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

/** How long the text of a time pattern stays the same while the offset of the zone does: the finest first. */
enum Granularity {
    MILLISECOND(1),
    SECOND(1_000),
    MINUTE(60_000),
    HOUR(3_600_000),
    HALF_DAY(43_200_000),
    DAY(86_400_000),
    FOREVER(0);

    private final long millis;

    Granularity(long millis) {
        this.millis = millis;
    }

    long millis() {
        return millis;
    }

    /** What a pattern letter needs; anything that this release does not know needs the finest. */
    static Granularity of(char letter) {
        return switch (letter) {
            case 'G', 'u', 'y', 'D', 'M', 'L', 'd', 'g', 'Q', 'q', 'Y', 'w', 'W', 'E', 'e', 'c', 'F' -> DAY;
            // Zones and offsets change with the zone's transitions, which bound every slot anyway.
            case 'V', 'v', 'z', 'O', 'X', 'x', 'Z' -> DAY;
            case ' ' -> DAY;
            case 'a' -> HALF_DAY;
            case 'h', 'H', 'k', 'K' -> HOUR;
            // Noon and midnight last a minute.
            case 'm', 'B' -> MINUTE;
            case 's' -> SECOND;
            default -> MILLISECOND;
        };
    }
}
