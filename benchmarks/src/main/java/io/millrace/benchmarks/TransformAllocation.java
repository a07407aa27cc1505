// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import com.sun.management.ThreadMXBean;
import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.transform.HandBuilt;
import io.millrace.benchmarks.transform.SingleTransforms;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/** What each transform allocates for a record, beside the same output record put together by hand. */
final class TransformAllocation implements Benchmark {
    private static final int WARM_UP = 60_000;
    private static final int MEASURED = 20_000;
    private static final int BATCH = 500;

    @Override
    public String name() {
        return "smt-alloc";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note("bytes allocated by the thread, mean of " + MEASURED + " records after " + WARM_UP
                + ", both compilers; by hand: a Struct of the output's schema, each field put, scalars that the transform makes "
                + "made anew, and the record");
        SingleTransforms.all().forEach(single -> {
            SinkRecord input = single.record();
            Transformation<SinkRecord> transform = single.transform();
            HandBuilt hand = HandBuilt.of(input, transform.apply(input));
            double ours = bytes(() -> transform.apply(input));
            double byHand = bytes(hand::build);
            figures.print(single.name() + "-bytes", ours, "B");
            figures.print(single.name() + "-ratio-to-hand-built", ours / byHand, "x");
        });
    }

    private static double bytes(Supplier<@Nullable SinkRecord> making) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Kept for a while, as a worker's batch is: the compiler must not find that nobody needs them.
        @Nullable SinkRecord[] batch = new SinkRecord[BATCH];
        for (int i = 0; i < WARM_UP; i++) {
            batch[i % BATCH] = making.get();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MEASURED; i++) {
            batch[i % BATCH] = making.get();
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED;
    }
}
