// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.record;

import io.millrace.source.datagen.clock.RecordClock;
import io.millrace.source.datagen.template.Renderer;
import java.util.Arrays;

/**
 * A stream as a function from index to record content. With a simulated clock two of them with equal settings answer the same
 * bytes everywhere and in any order. Used by one thread.
 */
public final class RecordStream {
    private final Renderer renderer;
    private final RecordClock clock;
    private final byte[] suffix;

    /**
     * A stream.
     *
     * @param renderer the template, bound to seed and stream
     * @param clock what the records' time is
     * @param suffix what follows each rendered template
     */
    public RecordStream(Renderer renderer, RecordClock clock, byte[] suffix) {
        this.renderer = renderer;
        this.clock = clock;
        this.suffix = suffix.clone();
    }

    /** The time that a record shows, in milliseconds since 1970-01-01T00:00:00Z. */
    long millis(long index) {
        return clock.millis(index);
    }

    /** The content of a record, a new array. */
    byte[] value(long index, long millis) {
        byte[] rendered = renderer.render(index, millis);
        if (suffix.length == 0) {
            return rendered;
        }
        byte[] value = Arrays.copyOf(rendered, rendered.length + suffix.length);
        System.arraycopy(suffix, 0, value, rendered.length, suffix.length);
        return value;
    }

    /** Says that a batch begins. */
    void tick() {
        clock.tick();
    }
}
