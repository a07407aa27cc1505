// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import io.millrace.source.datagen.moment.MomentFormat;
import io.millrace.source.datagen.moment.MomentWriter;
import io.millrace.source.datagen.moment.ZoneTable;

/** A random instant as JavaScript prints dates, counted from the record's clock reading or from a fixed instant. */
final class DateText extends Generator {
    private final ZoneTable zone;
    private final boolean fromClock;
    private final long base;
    private final long count;
    private final long field;
    private final MomentWriter writer;

    /**
     * @param fromClock whether the record's clock reading is added
     * @param base the earliest instant, in milliseconds
     * @param count how many instants there are
     */
    DateText(ZoneTable zone, boolean fromClock, long base, long count, long field) {
        this.zone = zone;
        this.fromClock = fromClock;
        this.base = base;
        this.count = count;
        this.field = field;
        this.writer = MomentFormat.JAVA_SCRIPT.writer(zone, false);
    }

    @Override
    public int maxLength() {
        return MomentFormat.JAVA_SCRIPT.maxLength(zone);
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        long instant = base + Draws.bounded(Draws.bits(key, field), count) + (fromClock ? record.epochMillis() : 0);
        int length = writer.prepare(instant);
        Words.copy(writer.text(), 0, length, out, at);
        return at + length;
    }

    @Override
    public Generator forRenderer() {
        return new DateText(zone, fromClock, base, count, field);
    }

    @Override
    boolean isPlain() {
        return true;
    }
}
