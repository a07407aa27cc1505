// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.JournalAnswer;
import io.millrace.sink.firehose.store.Condition;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.StoreException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the journals in line with offsets that the user sets over Connect's REST interface, while the connector is stopped.
 * What the journals promised before is forgotten: the user decides what is delivered again.
 */
public final class OffsetReset {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetReset.class);

    private final ObjectStore store;
    private final String owner;
    private final JournalStore journals;

    /**
     * A reset of one connector's journals.
     *
     * @param store where they are
     * @param journalPrefix what their keys start with
     * @param owner whose they are; others are left alone
     */
    public OffsetReset(ObjectStore store, String journalPrefix, String owner) {
        this.store = store;
        this.owner = owner;
        this.journals = new JournalStore(store, journalPrefix);
    }

    /**
     * Rewrites or deletes journals.
     *
     * @param offsets the next offset to be read per partition; null forgets the partition, and when all are null, every
     *     journal of the connector goes
     * @throws ConnectException when the store did not do it; the offsets must not be changed then
     */
    public void apply(Map<TopicPartition, Long> offsets) {
        try {
            if (offsets.values().stream().allMatch(Objects::isNull)) {
                deleteAll();
                LOG.info("Deleted the journals below {} in {}", journals.prefix(), store.description());
                return;
            }
            for (Map.Entry<TopicPartition, Long> entry : offsets.entrySet()) {
                set(entry.getKey(), Optional.ofNullable(entry.getValue()));
            }
        } catch (StoreException e) {
            throw new ConnectException(
                    "The journals below " + journals.prefix() + " in " + store.description()
                            + " could not be brought in line with the offsets, which were left as they are: "
                            + e.getMessage(),
                    e);
        }
    }

    private void deleteAll() throws StoreException {
        for (TopicPartition partition : journals.partitions()) {
            if (isOurs(partition)) {
                journals.delete(partition);
            }
        }
    }

    private boolean isOurs(TopicPartition partition) throws StoreException {
        Optional<JournalAnswer.Version> found = readable(partition);
        boolean foreign = found.isPresent() && !found.get().journal().owner().equals(owner);
        if (foreign) {
            LOG.warn(
                    "{}: leaves a journal alone that belongs to {}",
                    partition,
                    found.get().journal().owner());
        }
        return found.isPresent() && !foreign;
    }

    private void set(TopicPartition partition, Optional<Long> offset) throws StoreException {
        if (offset.isEmpty()) {
            journals.delete(partition);
            return;
        }
        Optional<JournalAnswer.Version> found = readable(partition);
        if (found.isEmpty()) {
            // One that cannot be read is as good as none. Without a journal, the first claim begins where Kafka's
            // consumer stands.
            journals.delete(partition);
            return;
        }
        Journal fresh = found.get().journal().restartedAt(offset.get());
        JournalAnswer answer = journals.write(
                partition, fresh, new Condition.IfMatch(found.get().version()));
        if (!(answer instanceof JournalAnswer.Written)) {
            throw new ConnectException("The journal of " + partition + " is being written by a task that should be"
                    + " stopped; the offsets were left as they are. Try again in a moment");
        }
        LOG.info("{}: the journal starts at {} now", partition, offset.get());
    }

    private Optional<JournalAnswer.Version> readable(TopicPartition partition) throws StoreException {
        try {
            return journals.read(partition);
        } catch (UnusableJournal e) {
            LOG.warn("{}: the journal cannot be read", partition, e);
            return Optional.empty();
        }
    }
}
