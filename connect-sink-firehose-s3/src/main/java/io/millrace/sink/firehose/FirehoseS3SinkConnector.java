// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import io.millrace.common.Release;
import io.millrace.sink.firehose.claim.OffsetReset;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.S3ObjectStore;
import io.millrace.sink.firehose.store.S3Settings;
import io.millrace.sink.firehose.translation.Expansion;
import io.millrace.sink.firehose.translation.Note;
import io.millrace.sink.firehose.translation.TranslationOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers records to S3 in buffered objects, as Amazon Data Firehose does. */
public final class FirehoseS3SinkConnector extends SinkConnector {
    private static final Logger LOG = LoggerFactory.getLogger(FirehoseS3SinkConnector.class);

    private final Function<S3Settings, ObjectStore> stores;
    private Map<String, String> properties = Map.of();

    /** Used by Connect. */
    public FirehoseS3SinkConnector() {
        this(S3ObjectStore::connect);
    }

    FirehoseS3SinkConnector(Function<S3Settings, ObjectStore> stores) {
        this.stores = stores;
    }

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public void start(Map<String, String> given) {
        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(given);
        properties = config.effective();
        tell(config.expansion());
        config.warnings().forEach(LOG::warn);
        if (!config.readsCommittedOnly()) {
            LOG.info(
                    "consumer.override.isolation.level is not read_committed: unless the worker's own consumer settings"
                            + " say so, records of aborted transactions are delivered too");
        }
    }

    private static void tell(Expansion expansion) {
        if (!expansion.added().isEmpty()) {
            LOG.info("{} means {}", TranslationOptions.FIREHOSE_CONFIGURATION, expansion.added());
        }
        for (Note note : expansion.notes()) {
            if (note.weight() == Note.Weight.MISSING) {
                LOG.warn("{}: {}", TranslationOptions.FIREHOSE_CONFIGURATION, note);
            } else {
                LOG.info("{}: {}", TranslationOptions.FIREHOSE_CONFIGURATION, note);
            }
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return FirehoseS3SinkTask.class;
    }

    // Kafka's consumer group shares the partitions out; all that differs is the number, which a task does not know.
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks).mapToObj(this::task).toList();
    }

    private Map<String, String> task(int index) {
        Map<String, String> task = new HashMap<>(properties);
        task.put(FirehoseS3SinkConfig.TASK_INDEX, Integer.toString(index));
        return task;
    }

    @Override
    public Config validate(Map<String, String> given) {
        return FirehoseS3SinkConfig.validate(given);
    }

    /**
     * Takes the journals along when the user sets or forgets offsets over Connect's REST interface.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException when the journals could not be written; the offsets stay then
     */
    @Override
    public boolean alterOffsets(Map<String, String> given, Map<TopicPartition, Long> offsets) {
        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(given);
        try (ObjectStore store = stores.apply(config.store())) {
            new OffsetReset(store, config.journalPrefix(), config.journalOwner()).apply(offsets);
        } catch (ConnectException e) {
            if (config.isExactlyOnce()) {
                throw e;
            }
            // Journals may be left from a time with another guarantee; without them, offsets are Kafka's alone.
            LOG.warn("{}; they matter again only with delivery.guarantee=exactly_once", e.getMessage());
        }
        return true;
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return FirehoseS3SinkConfig.OPTIONS.configDef();
    }
}
