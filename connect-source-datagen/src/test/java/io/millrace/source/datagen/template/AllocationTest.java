// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static io.millrace.source.datagen.template.Rendering.CLOCK;
import static io.millrace.source.datagen.template.Rendering.SCENARIO;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final int RECORDS = 20_000;
    private static final int ALLOWANCE = 120;

    /** Every record has another second, so that no text of a date can be kept. */
    private static final long STEP = 1001;

    @ParameterizedTest
    @ValueSource(
            strings = {
                SCENARIO,
                "{{random.uuid}} {{random.number({min:-5,max:5,precision:0.01})}} {{date.past}} {{record.index}} {{record.lane}}",
                "{{date.now('LLLL SSS x')}} {{random.arrayElements([1,2,3])}} {{random.alphaNumeric(20)}} {{random.words}}",
                "{\"a\":\"{{random.arrayElement(['<{{random.number}}>','{{date.utc}}'])}} {{name.findName}}\"}"
            })
    void allocatesTheValueAndNothingElse(String text) {
        Renderer renderer =
                Template.compile(text, Rendering.zone("America/New_York")).renderer(1, 0, 64);
        render(renderer, 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long length = render(renderer, RECORDS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated / RECORDS).isLessThanOrEqualTo(length / RECORDS + ALLOWANCE);
        assertThat(allocated).isGreaterThan(length);
    }

    private static long render(Renderer renderer, long from) {
        long length = 0;
        for (long i = from; i < from + RECORDS; i++) {
            length += renderer.render(i, CLOCK + i * STEP).length;
        }
        return length;
    }
}
