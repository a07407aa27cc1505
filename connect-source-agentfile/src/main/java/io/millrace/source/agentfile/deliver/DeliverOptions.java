// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import java.util.List;

/** The options that bound what a task holds and hands over. */
public final class DeliverOptions {
    private static final String GROUP = "Delivery";
    private static final long MIB = 1 << 20;

    /** {@code queue.max.bytes}. */
    public static final Option<Long> QUEUE_MAX_BYTES = Option.between(
                    64 * 1024L,
                    4096 * MIB,
                    Option.wholeNumber("queue.max.bytes").defaultingTo(16 * MIB))
            .group(GROUP)
            .doc(
                    "How much of the files a task may have read and not handed over yet, in bytes. When it is full the task"
                            + " stops reading, but goes on to watch the files, so that no rotation is missed while Kafka is slow."
                            + " The default is some seconds of a busy host's logs; one burst more may be held for a moment.");
    /** {@code batch.max.records}. */
    public static final Option<Integer> BATCH_MAX_RECORDS = Option.between(
                    1, 1_000_000, Option.count("batch.max.records").defaultingTo(20_000))
            .group(GROUP)
            .doc("How many records a task hands to the worker at once, at most. Under exactly-once such a batch is one"
                    + " transaction, and large ones are several times as fast as small ones; nothing waits for a batch to"
                    + " fill.");
    /** {@code poll.max.bytes}. */
    public static final Option<Long> POLL_MAX_BYTES = Option.between(
                    64 * 1024L, 1024 * MIB, Option.wholeNumber("poll.max.bytes").defaultingTo(8 * MIB))
            .group(GROUP)
            .doc(
                    "How many bytes of the files a task hands to the worker at once, at most; one record more if it is larger."
                            + " The default is a quarter of what a producer buffers.");

    /** All of them, in reading order. */
    public static final List<Option<?>> CONNECTOR = List.of(QUEUE_MAX_BYTES, BATCH_MAX_RECORDS, POLL_MAX_BYTES);

    private DeliverOptions() {}

    /**
     * What the options say.
     *
     * @param values a valid configuration
     * @return the bounds
     */
    public static DeliveryBounds of(OptionValues values) {
        return new DeliveryBounds(
                values.get(QUEUE_MAX_BYTES), values.get(BATCH_MAX_RECORDS), values.get(POLL_MAX_BYTES));
    }
}
