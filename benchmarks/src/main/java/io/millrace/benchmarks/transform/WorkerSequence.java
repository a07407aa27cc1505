// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Calls transforms in the sequence in which a worker does: per record and transform it notes what is being done, captures the
 * call, and sets and resets the thread's class loader. Source: apache/kafka 4.3.1, TransformationChain.apply,
 * RetryWithToleranceOperator.execute and TransformationStage.apply. For one thread.
 */
public final class WorkerSequence {
    private final List<Transformation<SinkRecord>> transforms;
    private @Nullable String stage;
    private @Nullable Class<?> executing;

    private WorkerSequence(List<Transformation<SinkRecord>> transforms) {
        this.transforms = List.copyOf(transforms);
    }

    /** Transforms that are configured already. */
    static WorkerSequence of(List<Transformation<SinkRecord>> transforms) {
        return new WorkerSequence(transforms);
    }

    /** A transform with its options. */
    static Transformation<SinkRecord> configured(Transformation<SinkRecord> transform, Map<String, String> options) {
        transform.configure(options);
        return transform;
    }

    /**
     * Runs all of them.
     *
     * @param record the record
     * @return what came of it; null when it was dropped
     */
    public @Nullable SinkRecord apply(SinkRecord record) {
        SinkRecord current = record;
        for (Transformation<SinkRecord> transform : transforms) {
            SinkRecord input = current;
            current = execute(() -> withItsLoader(transform, input), transform.getClass());
            if (current == null) {
                break;
            }
        }
        return current;
    }

    private @Nullable SinkRecord execute(Callable<@Nullable SinkRecord> operation, Class<?> type) {
        stage = "TRANSFORMATION";
        executing = type;
        try {
            return operation.call();
        } catch (Exception e) {
            throw new ConnectException("in " + stage + " of " + executing, e);
        }
    }

    private static @Nullable SinkRecord withItsLoader(Transformation<SinkRecord> transform, SinkRecord record) {
        Thread thread = Thread.currentThread();
        ClassLoader saved = thread.getContextClassLoader();
        thread.setContextClassLoader(transform.getClass().getClassLoader());
        try {
            return transform.apply(record);
        } finally {
            thread.setContextClassLoader(saved);
        }
    }
}
