// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import static java.util.Objects.requireNonNull;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import io.millrace.sink.firehose.failure.FailedRecord;
import io.millrace.sink.firehose.format.ByteTarget;
import io.millrace.sink.firehose.format.Rendering;
import io.millrace.sink.firehose.key.ObjectOrigin;
import io.millrace.sink.firehose.key.PrefixTime;
import io.millrace.sink.firehose.key.UnusableKey;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts each record into its file. Guarded by the delivery's lock.
 *
 * <p>The hot path: neighbours of one Kafka partition nearly always share their file, so the last partition and file are
 * kept, and an ordinary record costs a few comparisons and one copy, no lookup and no allocation. A file is opened by the
 * first byte that goes into it and not before, so that a record which is skipped or fails leaves none behind.
 */
final class Intake {
    private final Recipe recipe;
    private final boolean byRecordTime;
    private final OpenFiles files;
    private final TimeSource time;
    private final Counters counters;
    private final ByteTarget target = this::append;

    private String topic = "";
    private int number = -1;
    private @Nullable PartitionFiles partition;
    private @Nullable PendingFile last;

    // The record in hand, for append().
    private @Nullable SinkRecord record;
    private @Nullable PendingFile file;
    private @Nullable UnusableKey unusable;
    private String identity = "";
    private long millis;

    Intake(Recipe recipe, OpenFiles files, TimeSource time, Counters counters) {
        this.recipe = recipe;
        this.byRecordTime = recipe.prefixTime() == PrefixTime.RECORD;
        this.files = files;
        this.time = time;
        this.counters = counters;
    }

    void add(SinkRecord next) {
        counters.records++;
        record = next;
        file = null;
        unusable = null;
        Rendering rendering = render(next);
        if (rendering instanceof Rendering.Failed failed) {
            fail(next, failed.code(), failed.message());
        } else if (rendering instanceof Rendering.Written) {
            written(next);
        }
    }

    private void written(SinkRecord next) {
        PendingFile into = file;
        UnusableKey withoutKey = unusable;
        if (into != null) {
            files.added(into, next.originalKafkaOffset());
        } else if (withoutKey != null) {
            fail(next, withoutKey.code(), withoutKey.complaint());
        }
    }

    private Rendering render(SinkRecord next) {
        PartitionFiles owner = partitionOf(next);
        if (byRecordTime) {
            Long timestamp = next.timestamp();
            millis = timestamp == null ? time.epochMillis() : timestamp;
            identity = recipe.keys().identity(millis);
        }
        PendingFile known = last;
        if (known != null
                && known.state == PendingFile.State.OPEN
                && known.owner == owner
                && known.identity.equals(identity)) {
            file = known;
        } else {
            file = owner.find(FileKind.DATA, identity);
            last = file;
        }
        return recipe.format().write(next, target);
    }

    private void append(byte[] bytes, int from, int count) {
        PendingFile into = file;
        // Nothing is no reason to open a file: no object is empty.
        if (into == null && count > 0) {
            into = open();
        }
        if (into != null) {
            into.bytes.write(bytes, from, count);
        }
    }

    private @Nullable PendingFile open() {
        if (unusable != null) {
            return null;
        }
        try {
            PartitionFiles owner = requireNonNull(partition);
            long offset = requireNonNull(record).originalKafkaOffset();
            String key = recipe.keys().dataKey(origin(owner, offset));
            file = files.open(owner, FileKind.DATA, identity, key, offset);
            last = file;
        } catch (UnusableKey e) {
            unusable = e;
        }
        return file;
    }

    private ObjectOrigin origin(PartitionFiles owner, long offset) {
        long instant = byRecordTime ? millis : time.epochMillis();
        return new ObjectOrigin(
                Instant.ofEpochMilli(instant), owner.partition.topic(), owner.partition.partition(), offset);
    }

    private void fail(SinkRecord failed, String code, String message) {
        PartitionFiles owner = requireNonNull(partition);
        ErrorOutputType type = ErrorOutputType.PROCESSING_FAILED;
        Instant now = Instant.ofEpochMilli(time.epochMillis());
        String errors = type.text() + ' ' + (byRecordTime ? recipe.keys().errorIdentity(millis) : "");
        long offset = failed.originalKafkaOffset();
        PendingFile into = owner.find(FileKind.ERRORS, errors);
        if (into == null) {
            into = files.open(
                    owner, FileKind.ERRORS, errors, recipe.keys().errorKey(origin(owner, offset), type), offset);
        }
        into.bytes.write(new FailedRecord(type, code, message, 1, now, now).line(failed));
        counters.failedRecords++;
        files.added(into, offset);
    }

    // Original topic, partition and offset: a transform may have renamed the record, but commits are keyed by what was
    // consumed.
    private PartitionFiles partitionOf(SinkRecord next) {
        int wanted = next.originalKafkaPartition();
        PartitionFiles known = partition;
        if (known == null || wanted != number || !next.originalTopic().equals(topic)) {
            topic = next.originalTopic();
            number = wanted;
            known = files.partition(new TopicPartition(topic, wanted));
            partition = known;
        }
        return known;
    }

    /** Partitions were dropped: the next record looks its own up. */
    void forget() {
        partition = null;
        last = null;
        file = null;
        record = null;
    }

    /** The batch ended: its records are not kept. */
    void endBatch() {
        record = null;
        unusable = null;
    }
}
