// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.claim.ClaimSettings;
import io.millrace.sink.firehose.claim.Fencing;
import io.millrace.sink.firehose.claim.Guarantee;
import io.millrace.sink.firehose.claim.GuaranteeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.errors.ConnectException;

/** The options that say when an object is delivered and what that may cost. */
public final class BufferOptions {
    private static final long MIB = 1024 * 1024;
    private static final int FIREHOSE_MOST_MIB = 128;
    private static final Duration FIREHOSE_LONGEST = Duration.ofMinutes(15);
    private static final long AUTO_MEMORY_MOST = 256 * MIB;
    /** What a batch of Kafka's consumer may need besides the objects. */
    private static final long BATCH_MIB = 16;

    /** {@code buffer.size.mib}. */
    public static final Option<Integer> BUFFER_SIZE = Option.between(1, 5120, Option.count("buffer.size.mib"))
            .defaultingTo(5)
            .group("Buffering")
            .importance(Importance.HIGH)
            .doc(
                    "An object is delivered when its records have this many MiB before compression. The record that reaches"
                            + " it still belongs to the object. 5 is Firehose's default and 128 its most; with more, the log says"
                            + " so once. An object grows no larger than `buffer.memory.mib` allows. With"
                            + " `delivery.guarantee` deterministic the objects of a Kafka partition count together.");
    /** {@code buffer.count.records}. */
    public static final Option<Integer> BUFFER_COUNT = Option.between(
                    0, Integer.MAX_VALUE, Option.count("buffer.count.records"))
            .defaultingTo(0)
            .group("Buffering")
            .doc("An object is delivered when it has this many records, if it is not delivered by size or age before."
                    + " 0 does not count them; Firehose has no such limit. With `delivery.guarantee` deterministic the objects of"
                    + " a Kafka partition count together.");
    /** {@code buffer.interval.seconds}. */
    public static final Option<Duration> BUFFER_INTERVAL = Option.between(
                    Duration.ZERO, Duration.ofDays(1), Option.seconds("buffer.interval.seconds"))
            .defaultingTo(300L)
            .group("Buffering")
            .importance(Importance.HIGH)
            .doc("An object is delivered this long after its first record arrived, whether or not more records come. 0"
                    + " delivers at the end of every batch that Kafka Connect hands over, which makes many small objects."
                    + " 300 is Firehose's default and 900 its most; with more, the log says so once. Not for `delivery.guarantee`"
                    + " deterministic, where a quiet partition is delivered only when enough records have come.");
    /** {@code buffer.interval.jitter.percent}. */
    public static final Option<Integer> BUFFER_JITTER = Option.between(
                    0, 50, Option.count("buffer.interval.jitter.percent"))
            .defaultingTo(10)
            .group("Buffering")
            .doc(
                    "Chance shortens the interval of each object by up to this much, so that thousands of objects that were"
                            + " begun together are not delivered in the same second, which a store answers with SlowDown. With 10"
                            + " and 300 seconds an object is delivered after 270 to 300. 0 delivers exactly after the interval.");
    /** {@code buffer.memory.mib}. */
    public static final Option<Long> BUFFER_MEMORY = Option.between(
                    0L, 65_536L, Option.wholeNumber("buffer.memory.mib"))
            .defaultingTo(0L)
            .group("Buffering")
            .doc(
                    "How much memory the buffers of one task may hold, in MiB, for all objects together. At 90 % the largest"
                            + " ones are delivered early and the task pauses, below 60 % it goes on; one batch of Kafka's consumer"
                            + " may come on top. 0 is the smaller of 256 MiB and a quarter of the heap. With `delivery.guarantee`"
                            + " deterministic nothing is delivered early: then the partition that lacks least goes on alone"
                            + " until its objects are complete, and there must be room for twice `buffer.size.mib` and "
                            + BATCH_MIB + " MiB more.");
    /** {@code upload.max.in.flight}. */
    public static final Option<Integer> UPLOAD_MAX_IN_FLIGHT = Option.between(
                    1, 256, Option.count("upload.max.in.flight"))
            .defaultingTo(16)
            .group("Buffering")
            .doc(
                    "How many objects one task uploads at once. Each takes a thread and a connection, and only while there is"
                            + " something to upload.");

    /** {@code upload.part.size.mib}. */
    public static final Option<Integer> UPLOAD_PART_SIZE = Option.between(5, 512, Option.count("upload.part.size.mib"))
            .defaultingTo(8)
            .group("Buffering")
            .doc("An object with more MiB than this is uploaded in parts of this size while it fills, so that it may be"
                    + " larger than the memory; smaller ones take one request each. Every thousand parts the size doubles. S3"
                    + " takes no parts below 5.");
    /** {@code upload.sweep.age.hours}. */
    public static final Option<Integer> UPLOAD_SWEEP_AGE = Option.between(
                    0, 8_760, Option.count("upload.sweep.age.hours"))
            .defaultingTo(24)
            .group("Buffering")
            .importance(Importance.LOW)
            .doc(
                    "Uploads in parts that a crash left unfinished are aborted after this many hours, if their key is one of"
                            + " this connector's; others are never touched. 0 leaves them to a lifecycle rule of the bucket, and so"
                            + " does `delivery.guarantee` deterministic, whose keys do not tell whose they are.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL = List.of(
            BUFFER_SIZE,
            BUFFER_COUNT,
            BUFFER_INTERVAL,
            BUFFER_JITTER,
            BUFFER_MEMORY,
            UPLOAD_MAX_IN_FLIGHT,
            UPLOAD_PART_SIZE,
            UPLOAD_SWEEP_AGE);

    private BufferOptions() {}

    /**
     * Reads the options.
     *
     * @param values a valid configuration
     * @param backoff how long to wait between the attempts of one upload
     * @param connectorName the connector's name
     * @param claims how journals are held
     * @return their meaning
     */
    public static DeliverySettings read(
            OptionValues values, Backoff backoff, String connectorName, ClaimSettings claims) {
        int count = values.get(BUFFER_COUNT);
        return new DeliverySettings(
                values.get(BUFFER_SIZE) * MIB,
                count == 0 ? Integer.MAX_VALUE : count,
                values.get(BUFFER_INTERVAL),
                values.get(BUFFER_JITTER),
                values.get(UPLOAD_PART_SIZE) * MIB,
                sweepAge(values),
                values.get(GuaranteeOptions.DELIVERY_GUARANTEE) == Guarantee.EXACTLY_ONCE
                        && values.get(GuaranteeOptions.JOURNAL_FENCING) == Fencing.MULTIPART,
                values.get(UPLOAD_MAX_IN_FLIGHT),
                backoff,
                claims.threadName(),
                connectorName,
                values.get(GuaranteeOptions.DELIVERY_GUARANTEE),
                values.get(GuaranteeOptions.JOURNAL_ON_CONFLICT),
                claims);
    }

    // An upload under way may be as old as the interval.
    private static Duration sweepAge(OptionValues values) {
        if (values.get(GuaranteeOptions.DELIVERY_GUARANTEE) == Guarantee.DETERMINISTIC) {
            return Duration.ZERO;
        }
        Duration given = Duration.ofHours(values.get(UPLOAD_SWEEP_AGE));
        Duration least = values.get(BUFFER_INTERVAL).multipliedBy(2);
        return given.isZero() || given.compareTo(least) > 0 ? given : least;
    }

    /**
     * Values that are allowed here and that Firehose refuses.
     *
     * @param values a valid configuration
     * @return for the log; empty when Firehose would take them as well
     */
    public static List<String> warnings(OptionValues values) {
        List<String> warnings = new ArrayList<>();
        if (values.get(BUFFER_SIZE) > FIREHOSE_MOST_MIB) {
            warnings.add(BUFFER_SIZE + " is more than the " + FIREHOSE_MOST_MIB
                    + " that Firehose allows; objects of this size need that much memory each while they fill");
        }
        if (values.get(BUFFER_INTERVAL).compareTo(FIREHOSE_LONGEST) > 0) {
            warnings.add(BUFFER_INTERVAL + " is more than the " + FIREHOSE_LONGEST.toSeconds()
                    + " that Firehose allows; what waits in a buffer is read again from Kafka after a restart, so its"
                    + " topics must keep it for longer than that");
        }
        return warnings;
    }

    /**
     * Whether the memory would surely be too small for a partition to come to its cut when it is full.
     *
     * @param values a valid configuration with the deterministic guarantee
     * @return what to do about it, empty when there is room in a heap of any size
     */
    public static Optional<String> cutComplaint(OptionValues values) {
        long given = values.get(BUFFER_MEMORY);
        return cutComplaint(values, given == 0 ? AUTO_MEMORY_MOST : given * MIB);
    }

    private static Optional<String> cutComplaint(OptionValues values, long memory) {
        long needed = 2L * values.get(BUFFER_SIZE) + BATCH_MIB;
        return memory >= needed * MIB
                ? Optional.empty()
                : Optional.of(BUFFER_MEMORY + " must be at least " + needed + " with " + BUFFER_SIZE + " "
                        + values.get(BUFFER_SIZE) + " and " + GuaranteeOptions.DELIVERY_GUARANTEE
                        + " deterministic, for nothing may be delivered early when the memory is full; it is "
                        + memory / MIB);
    }

    /**
     * How much memory the buffers of one task may hold.
     *
     * @param values a valid configuration
     * @param heap how large the JVM's heap may become
     * @return in bytes
     * @throws ConnectException when a quarter of the heap is too little
     */
    public static long memory(OptionValues values, long heap) {
        long given = values.get(BUFFER_MEMORY);
        long memory = given == 0 ? Math.min(AUTO_MEMORY_MOST, heap / 4) : given * MIB;
        if (values.get(GuaranteeOptions.DELIVERY_GUARANTEE) == Guarantee.DETERMINISTIC) {
            cutComplaint(values, memory).ifPresent(complaint -> {
                throw new ConnectException(complaint);
            });
        }
        return memory;
    }
}
