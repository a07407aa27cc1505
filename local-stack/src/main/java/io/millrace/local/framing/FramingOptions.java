// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.framing;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records to look at.
 *
 * @param bootstrapServers the brokers
 * @param topic the topic
 * @param records how many records of each partition, its latest
 * @param commandConfig a file of consumer properties, such as those of TLS and SASL
 * @param registry a registry with Confluent's interface, which is asked for each number of a schema
 */
record FramingOptions(
        String bootstrapServers,
        String topic,
        int records,
        @Nullable Path commandConfig,
        @Nullable URI registry) {
    static final String USAGE = """
            Usage: local-stack/framing --bootstrap-servers HOST:PORT --topic TOPIC [options]

            Says how the latest records of a topic name their schemas: which framing, which numbers. Shows no contents.

              --records N             so many records of each partition, 100 unless given
              --command-config FILE   consumer properties, such as those of TLS and SASL
              --registry URL          ask this registry (Confluent's interface, such as .../apis/ccompat/v7) for the numbers
            """;

    private static final int RECORDS = 100;
    private static final Set<String> NAMES =
            Set.of("--bootstrap-servers", "--topic", "--records", "--command-config", "--registry");

    static FramingOptions parse(List<String> args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.size(); i += 2) {
            String name = args.get(i);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("unknown option " + name + "; --help lists all");
            }
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException(name + " takes a value");
            }
            given.put(name, args.get(i + 1));
        }
        String config = given.get("--command-config");
        String registry = given.get("--registry");
        return new FramingOptions(
                required(given, "--bootstrap-servers"),
                required(given, "--topic"),
                records(given.get("--records")),
                config == null ? null : Path.of(config),
                registry == null ? null : URI.create(registry));
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing; --help lists all options");
        }
        return value;
    }

    private static int records(@Nullable String text) {
        if (text == null) {
            return RECORDS;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("--records takes a number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }
}
