// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import io.millrace.source.datagen.moment.MomentFormat;
import io.millrace.source.datagen.moment.MomentWriter;
import io.millrace.source.datagen.moment.ZoneTable;

/** The record's clock reading in some format. */
final class ClockText extends Generator {
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
