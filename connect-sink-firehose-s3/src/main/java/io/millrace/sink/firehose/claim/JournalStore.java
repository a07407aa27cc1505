// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.JournalAnswer;
import io.millrace.sink.firehose.journal.JournalCodec;
import io.millrace.sink.firehose.journal.JournalRequest;
import io.millrace.sink.firehose.store.Body;
import io.millrace.sink.firehose.store.Condition;
import io.millrace.sink.firehose.store.ObjectHeaders;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.Outcome;
import io.millrace.sink.firehose.store.StoreException;
import io.millrace.sink.firehose.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** The journals of one connector as objects: one per Kafka partition, below one prefix. */
final class JournalStore {
    private static final String SUFFIX = ".json";
    private static final Pattern NAME = Pattern.compile("([^/]+)/(\\d{1,9})\\.json");

    private final ObjectStore store;
    private final String prefix;

    JournalStore(ObjectStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    String key(TopicPartition partition) {
        return prefix + partition.topic() + '/' + partition.partition() + SUFFIX;
    }

    /** One attempt. A journal that cannot be read is nobody's outage: somebody has to look at it. */
    JournalAnswer send(TopicPartition partition, JournalRequest request) throws StoreException {
        if (request instanceof JournalRequest.Write write) {
            Condition condition =
                    write.replaces().<Condition>map(Condition.IfMatch::new).orElse(Condition.IF_ABSENT);
            return write(partition, write.journal(), condition);
        }
        return new JournalAnswer.Content(read(partition));
    }

    Optional<JournalAnswer.Version> read(TopicPartition partition) throws StoreException {
        Optional<StoredObject> stored = store.get(key(partition));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JournalAnswer.Version(
                    JournalCodec.decode(stored.get().content()), stored.get().etag()));
        } catch (IOException e) {
            throw new UnusableJournal(
                    "The journal of " + partition + ", object " + key(partition) + " in " + store.description()
                            + ", cannot be read: " + e.getMessage()
                            + ". Put a good version of it back, or stop the connector and set its offsets over Connect's"
                            + " REST interface, which writes it anew",
                    e);
        }
    }

    JournalAnswer write(TopicPartition partition, Journal journal, Condition condition) throws StoreException {
        byte[] bytes = JournalCodec.encode(journal);
        Outcome outcome = store.put(
                key(partition),
                new Body(bytes.length, () -> new ByteArrayInputStream(bytes)),
                ObjectHeaders.BOOKKEEPING,
                condition);
        return outcome instanceof Outcome.Stored stored
                ? new JournalAnswer.Written(stored.etag())
                : new JournalAnswer.Refused();
    }

    void delete(TopicPartition partition) throws StoreException {
        store.delete(key(partition));
    }

    /** The partitions whose journals may be there, as their keys tell. */
    List<TopicPartition> partitions() throws StoreException {
        List<TopicPartition> found = new ArrayList<>();
        for (String key : store.list(prefix)) {
            Matcher name = NAME.matcher(key.substring(prefix.length()));
            if (name.matches()) {
                found.add(new TopicPartition(name.group(1), Integer.parseInt(name.group(2))));
            }
        }
        return found;
    }
}
