// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.LocalStack;
import io.millrace.local.account.Account;
import io.millrace.local.account.BucketReader;
import io.millrace.local.account.Framing;
import io.millrace.local.account.Numbered;
import io.millrace.local.account.RecordIndex;
import io.millrace.local.account.TopicReader;
import io.millrace.local.account.TopicRecord;
import io.millrace.testkit.Checkout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topic with a generator before it and a sink behind it, made from the examples; its names start with the topic's. */
record Pipeline(LocalStack stack, String topic) {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The configuration of an example, without its name. */
    static Map<String, String> example(String file) {
        try {
            return new TreeMap<>(JSON.convertValue(
                    JSON.readTree(Checkout.read("config-examples/" + file)).path("config"),
                    new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file, e);
        }
    }

    String generator() {
        return topic + "-generator";
    }

    String sink() {
        return topic + "-sink";
    }

    /** The fault tests' template, bounded. */
    Map<String, String> indexedRecords(long count, double perSecond) {
        return bounded(example("datagen/indexed-events.json"), count, perSecond);
    }

    /** The main scenario's template, bounded. */
    Map<String, String> scenarioRecords(long count, double perSecond) {
        return bounded(example("datagen/streaming-events.json"), count, perSecond);
    }

    private Map<String, String> bounded(Map<String, String> config, long count, double perSecond) {
        config.put("topic", topic);
        config.put("max.records", Long.toString(count));
        config.put("rate.records.per.second", Double.toString(perSecond));
        return config;
    }

    /** The example's sink on the stack's store, with objects below the topic's name every two seconds. */
    Map<String, String> delivery() {
        Map<String, String> config = example("firehose-s3/streaming-events.json");
        config.put("topics", topic);
        config.put("s3.endpoint", stack.s3().endpoint().toString());
        config.put("s3.path.style.enabled", "true");
        config.put("s3.access.key.id", stack.s3().accessKey());
        config.put("s3.secret.access.key", stack.s3().secretKey());
        config.put("prefix", topic + "/!{timestamp:yyyy/MM/}");
        config.put("error.output.prefix", topic + "-errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/}");
        config.put("buffer.interval.seconds", "2");
        return config;
    }

    List<TopicRecord> awaitTopic(long count) {
        return TopicReader.await(stack.bootstrapServers(), topic, count, PATIENCE);
    }

    /** Fewer than wanted when patience ended; then the log tells where the others are. */
    List<byte[]> awaitObjects(long count) {
        List<byte[]> records = objects().await(count, PATIENCE);
        if (records.size() < count) {
            LOG.warn("{} of {} records in the objects; {}", records.size(), count, whereabouts());
        }
        return records;
    }

    /** A partition whose stable end is before its end has a transaction that nobody has decided or marked as decided. */
    private String whereabouts() {
        StringBuilder text = new StringBuilder();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            int partitions = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                    .boxed()
                    .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
            for (IsolationLevel level : IsolationLevel.values()) {
                admin.listOffsets(ends, new ListOffsetsOptions(level))
                        .all()
                        .get()
                        .forEach((partition, end) ->
                                text.append(level + " end of " + partition + " " + end.offset() + "; "));
            }
            admin.listTransactions()
                    .all()
                    .get()
                    .forEach(transaction ->
                            text.append(transaction.transactionalId() + " " + transaction.state() + "; "));
        } catch (ExecutionException e) {
            text.append("Kafka does not say: ").append(e.getCause()).append("; ");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List.of(generator(), sink())
                .forEach(name -> text.append(stack.connect().status(name)).append("; "));
        return text.toString();
    }

    BucketReader objects() {
        return new BucketReader(stack.s3().bucket(), topic + "/", Framing.delimited("\n"));
    }

    /** Each index exactly once and in order within its lane. */
    static Account exactlyOnce(String title, long count, List<TopicRecord> records, long lanes) {
        List<Long> indices =
                records.stream().map(r -> RecordIndex.in(r.value())).toList();
        List<Numbered> order = records.stream()
                .map(r -> new Numbered(
                        r.partition() + "/" + RecordIndex.in(r.value()) % lanes, RecordIndex.in(r.value())))
                .toList();
        return Account.ofIndexes(title, count, indices).withOrder(order);
    }

    void deleteConnectors() {
        for (String name : List.of(generator(), sink())) {
            if (stack.connect().names().contains(name)) {
                stack.connect().delete(name);
            }
        }
    }
}
