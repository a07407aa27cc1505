// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all workers of a stack have in common.
 *
 * @param pluginPath the folder with one unpacked plugin per sub-folder
 * @param pluginDiscovery the worker's {@code plugin.discovery}
 * @param exactlyOnce whether sources may write exactly once
 * @param offsetFlushInterval how often offsets are committed
 * @param overrides further worker properties, which win
 */
record WorkerSettings(
        Path pluginPath,
        String pluginDiscovery,
        boolean exactlyOnce,
        Duration offsetFlushInterval,
        Map<String, String> overrides) {

    Map<String, String> properties(String bootstrapServers, int port) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("listeners", "http://127.0.0.1:" + port);
        settings.put("rest.advertised.host.name", "127.0.0.1");
        settings.put("rest.advertised.port", Integer.toString(port));
        settings.put("plugin.path", pluginPath.toString());
        settings.put("plugin.discovery", pluginDiscovery);
        settings.put("exactly.once.source.support", exactlyOnce ? "enabled" : "disabled");
        settings.put("offset.flush.interval.ms", Long.toString(offsetFlushInterval.toMillis()));
        settings.put("connector.client.config.override.policy", "All");
        settings.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        settings.putAll(storage());
        settings.putAll(membership());
        settings.putAll(overrides);
        return settings;
    }

    private static Map<String, String> storage() {
        return Map.of(
                "config.storage.topic", "connect-configs",
                "config.storage.replication.factor", "1",
                "offset.storage.topic", "connect-offsets",
                "offset.storage.replication.factor", "1",
                "offset.storage.partitions", "5",
                "status.storage.topic", "connect-status",
                "status.storage.replication.factor", "1",
                "status.storage.partitions", "2");
    }

    /** The tasks of a killed worker run elsewhere some six seconds later. */
    private static Map<String, String> membership() {
        return Map.of(
                "group.id", "millrace-local",
                "session.timeout.ms", "6000",
                "heartbeat.interval.ms", "2000",
                "scheduled.rebalance.max.delay.ms", "0");
    }
}
