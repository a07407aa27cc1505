// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import io.millrace.source.datagen.moment.MomentFormat;
import io.millrace.source.datagen.moment.MomentWriter;
import io.millrace.source.datagen.moment.ZoneTable;

/** The record's clock reading in some format. */
public final class ClockText extends Generator {
    private final MomentFormat format;
    private final ZoneTable zone;
    private final boolean utc;
    private final MomentWriter writer;

    ClockText(MomentFormat format, ZoneTable zone, boolean utc) {
        this.format = format;
        this.zone = zone;
        this.utc = utc;
        this.writer = format.writer(zone, utc);
    }

    /** The same with constant text before and behind it, which then is part of the text that is kept for a second. */
    public ClockText between(Literal before, Literal after) {
        return new ClockText(format.between(before.bytes(), after.bytes()), zone, utc);
    }

    @Override
    public int maxLength() {
        return format.maxLength(zone);
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        int length = writer.prepare(record.epochMillis());
        Words.copy(writer.text(), 0, length, out, at);
        return at + length;
    }

    @Override
    public Generator forRenderer() {
        return new ClockText(format, zone, utc);
    }

    @Override
    public boolean isAscii() {
        return format.literalText().chars().allMatch(c -> c < 128);
    }

    @Override
    boolean isPlain() {
        return !Escaping.JSON.isNeededFor(format.literalText()) && !Escaping.CSV.isNeededFor(format.literalText());
    }
}
