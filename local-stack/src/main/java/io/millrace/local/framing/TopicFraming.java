// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.framing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Says how the records of a topic name their schemas: the program behind {@code local-stack/framing}. */
public final class TopicFraming {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FramingOptions options;
    private final FramingReport keys = new FramingReport();
    private final FramingReport values = new FramingReport();

    private TopicFraming(FramingOptions options) {
        this.options = options;
    }

    /**
     * Entry point: exits with 2 when the options are wrong.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        List<String> given = List.of(args);
        if (given.contains("--help") || given.contains("-h")) {
            System.out.print(FramingOptions.USAGE);
            return;
        }
        try {
            System.out.print(report(given));
        } catch (IllegalArgumentException e) {
            System.err.println("framing: " + e.getMessage());
            System.exit(2);
        }
    }

    /**
     * Looks at a topic.
     *
     * @param args the options, as on the command line
     * @return what was found, in lines
     * @throws IllegalArgumentException when an option is unknown, missing or wrong
     */
    public static String report(List<String> args) {
        TopicFraming framing = new TopicFraming(FramingOptions.parse(args));
        framing.read();
        return framing.keys.text("key", framing::aboutNumber) + framing.values.text("value", framing::aboutNumber);
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(options.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(firsts.getOrDefault(partition, 0L), end - options.records())));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    keys.add(Framed.of(record.key(), record.headers(), true));
                    values.add(Framed.of(record.value(), record.headers(), false));
                }
            }
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        if (options.commandConfig() != null) {
            try (Reader file = Files.newBufferedReader(options.commandConfig())) {
                settings.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + options.commandConfig(), e);
            }
        }
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return settings;
    }

    private String aboutNumber(long id) {
        @Nullable URI registry = options.registry();
        if (registry == null) {
            return "";
        }
        URI schema = URI.create(registry + "/schemas/ids/" + id);
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(schema).timeout(TIMEOUT).build();
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return switch (status) {
                case 200 -> ": known at " + schema;
                case 404 -> ": unknown at " + schema + " (Apicurio's global id? set use-id=contentId)";
                default -> ": " + schema + " answers " + status;
            };
        } catch (IOException e) {
            return ": " + schema + " does not answer (" + e + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ": interrupted";
        }
    }
}
