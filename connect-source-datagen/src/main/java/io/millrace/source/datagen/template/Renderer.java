// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import io.millrace.source.datagen.function.CurrentRecord;
import io.millrace.source.datagen.function.Draws;
import io.millrace.source.datagen.function.Generator;
import java.util.Arrays;

/** Renders the records of one template. Not thread-safe: it owns a buffer and caches of date texts. */
public final class Renderer {
    private final Generator[] program;
    private final long seed;
    private final long streamId;
    private final CurrentRecord record;
    private final byte[] buffer;

    Renderer(Generator[] program, long seed, long streamId, int lanes) {
        this.program = program;
        this.seed = seed;
        this.streamId = streamId;
        this.record = new CurrentRecord(lanes);
        int length = Generator.SLACK;
        for (Generator part : program) {
            length = Math.addExact(length, part.maxLength());
        }
        this.buffer = new byte[length];
    }

    /**
     * The value of a record: a function of seed, stream, index and clock reading, whatever was rendered before.
     *
     * @param index the record's index in its stream
     * @param epochMillis the record's clock reading
     * @return a new array
     */
    public byte[] render(long index, long epochMillis) {
        record.moveTo(index, epochMillis);
        long key = Draws.key(seed, streamId, index);
        byte[] out = buffer;
        int at = 0;
        for (Generator part : program) {
            at = part.write(out, at, key, record);
        }
        return Arrays.copyOf(out, at);
    }
}
