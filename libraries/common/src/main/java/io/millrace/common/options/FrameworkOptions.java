// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.List;
import java.util.Set;

/**
 * The options that Kafka Connect itself reads from a connector's configuration.
 *
 * <p>Source: the class documentation of Kafka's ConnectorConfig, SourceConnectorConfig and SinkConnectorConfig, 3.7 to
 * 4.3.
 */
final class FrameworkOptions {
    private static final Set<String> NAMES = Set.of(
            "name",
            "connector.class",
            "tasks.max",
            "tasks.max.enforce",
            "config.action.reload",
            "topics",
            "topics.regex",
            "exactly.once.support",
            "offsets.storage.topic");

    private static final List<String> PREFIXES = List.of(
            "key.converter",
            "value.converter",
            "header.converter",
            "transforms",
            "predicates",
            "errors.",
            "topic.creation.",
            "transaction.boundary",
            "producer.override.",
            "consumer.override.",
            "admin.override.");

    private FrameworkOptions() {}

    static boolean owns(String name) {
        return NAMES.contains(name)
                || name.endsWith(".plugin.version")
                || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
