// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.retry.Backoff;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say when an object is delivered and what that may cost. */
public final class BufferOptions {
    private static final long MIB = 1024 * 1024;
    private static final long AUTO_MEMORY_MOST = 256 * MIB;

    /** {@code buffer.size.mib}. */
    public static final Option<Integer> BUFFER_SIZE = Option.between(1, 128, Option.count("buffer.size.mib"))
            .defaultingTo(5)
            .group("Buffering")
            .importance(Importance.HIGH)
            .doc(
                    "An object is delivered when its records have this many MiB before compression. The record that reaches"
                            + " it still belongs to the object. 5 is Firehose's default.");
    /** {@code buffer.interval.seconds}. */
    public static final Option<Duration> BUFFER_INTERVAL = Option.between(
                    Duration.ZERO, Duration.ofMinutes(15), Option.seconds("buffer.interval.seconds"))
            .defaultingTo(300L)
            .group("Buffering")
            .importance(Importance.HIGH)
            .doc("An object is delivered this long after its first record arrived, whether or not more records come. 0"
                    + " delivers at the end of every batch that Kafka Connect hands over, which makes many small objects."
                    + " 300 is Firehose's default.");
    /** {@code buffer.memory.mib}. */
    public static final Option<Long> BUFFER_MEMORY = Option.between(
                    0L, 65_536L, Option.wholeNumber("buffer.memory.mib"))
            .defaultingTo(0L)
            .group("Buffering")
            .doc(
                    "How much memory the buffers of one task may hold, in MiB, for all objects together. At 90 % the largest"
                            + " ones are delivered early and the task pauses, below 60 % it goes on; one batch of Kafka's consumer"
                            + " may come on top. 0 is the smaller of 256 MiB and a quarter of the heap.");
    /** {@code upload.max.in.flight}. */
    public static final Option<Integer> UPLOAD_MAX_IN_FLIGHT = Option.between(
                    1, 256, Option.count("upload.max.in.flight"))
            .defaultingTo(16)
            .group("Buffering")
            .doc(
                    "How many objects one task uploads at once. Each takes a thread and a connection, and only while there is"
                            + " something to upload.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL =
            List.of(BUFFER_SIZE, BUFFER_INTERVAL, BUFFER_MEMORY, UPLOAD_MAX_IN_FLIGHT);

    private BufferOptions() {}

    /**
     * Reads the options.
     *
     * @param values a valid configuration
     * @param backoff how long to wait between the attempts of one upload
     * @param threadName what the names of the delivery's threads begin with
     * @return their meaning
     */
    public static DeliverySettings read(OptionValues values, Backoff backoff, String threadName) {
        return new DeliverySettings(
                values.get(BUFFER_SIZE) * MIB,
                values.get(BUFFER_INTERVAL),
                values.get(UPLOAD_MAX_IN_FLIGHT),
                backoff,
                threadName);
    }

    /**
     * How much memory the buffers of one task may hold.
     *
     * @param values a valid configuration
     * @param heap how large the JVM's heap may become
     * @return in bytes
     */
    public static long memory(OptionValues values, long heap) {
        long given = values.get(BUFFER_MEMORY);
        return given == 0 ? Math.min(AUTO_MEMORY_MOST, heap / 4) : given * MIB;
    }
}
