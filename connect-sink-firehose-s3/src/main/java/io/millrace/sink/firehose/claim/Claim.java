// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.Ledger;
import io.millrace.sink.firehose.journal.PartitionProtocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** One claim of one partition, from opening to its end. Guarded by the delivery's lock. */
public final class Claim {
    final TopicPartition partition;
    final PartitionProtocol protocol;
    final Set<String> lookedUp = new HashSet<>();
    private final Set<Journal.Upload> uploads = new LinkedHashSet<>();
    int failures;
    boolean released;
    boolean told;
    long writtenNanos;

    Claim(TopicPartition partition, PartitionProtocol protocol) {
        this.partition = partition;
        this.protocol = protocol;
    }

    /**
     * Which partition it is.
     *
     * @return topic and number
     */
    public TopicPartition partition() {
        return partition;
    }

    /**
     * The books of the partition.
     *
     * @return valid once claimed
     */
    public Ledger ledger() {
        return protocol.ledger();
    }

    /**
     * A multipart upload was begun that no promise names yet: a successor has to know it, to abort it.
     *
     * @param upload the upload
     */
    public void began(Journal.Upload upload) {
        uploads.add(upload);
    }

    /**
     * The upload is named by a promise, or is no more.
     *
     * @param upload the upload
     */
    public void ended(Journal.Upload upload) {
        uploads.remove(upload);
    }

    List<Journal.Upload> uploads() {
        return new ArrayList<>(uploads);
    }

    @Override
    public String toString() {
        return partition + " " + protocol;
    }
}
