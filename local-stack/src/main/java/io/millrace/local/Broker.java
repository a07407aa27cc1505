// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import io.millrace.local.child.BrokerChild;
import io.millrace.local.process.ChildProcess;
import io.millrace.local.process.Jvm;
import io.millrace.local.process.Ports;
import io.millrace.local.process.Readiness;
import io.millrace.local.process.RuntimeFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** The Kafka broker: one node that is its own controller. */
public final class Broker {
    private static final String RUNTIME = "kafka-4.3.1";
    /** Sixteen bytes in the alphabet of Kafka's ids; any will do. */
    private static final String CLUSTER_ID = "bWlsbHJhY2UtbG9jYWwtMQ";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final Jvm jvm;
    private final int port;
    private final Map<String, String> properties;
    private ChildProcess child;

    private Broker(Path directory, Jvm jvm, int port, Map<String, String> properties) {
        this.directory = directory;
        this.jvm = jvm;
        this.port = port;
        this.properties = properties;
        this.child = launch();
    }

    static Broker start(Path directory, Jvm jvm, int port, Map<String, String> overrides) {
        Map<String, String> properties = settings(directory, port, Ports.free());
        properties.putAll(overrides);
        return new Broker(directory, jvm, port, properties);
    }

    /**
     * Where clients connect.
     *
     * @return host and port
     */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Kills the broker (SIGKILL); its data stays. */
    public void kill() {
        child.kill();
    }

    /** Starts a killed broker again, on the same port and data, and waits until it answers. */
    public void restart() {
        child.kill();
        child = launch();
        awaitReady();
    }

    /**
     * The broker's process.
     *
     * @return the child
     */
    public ChildProcess process() {
        return child;
    }

    void awaitReady() {
        // First without a Kafka client, which logs each refused connection.
        Readiness.await(child, PATIENCE, () -> Ports.isListening(port));
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers(), "reconnect.backoff.max.ms", 200);
        try (Admin admin = Admin.create(client)) {
            Readiness.await(
                    child,
                    PATIENCE,
                    () -> !admin.describeCluster()
                            .nodes()
                            .get(1, TimeUnit.SECONDS)
                            .isEmpty());
        }
    }

    private ChildProcess launch() {
        Path file = WorkFiles.properties(directory.resolve("broker.properties"), properties);
        Path logging = WorkFiles.resource(directory, "log4j2.properties");
        return ChildProcess.start(
                "broker",
                directory,
                ChildProcess.command(
                        RuntimeFolder.named(RUNTIME),
                        jvm.plus("-Dlog4j2.configurationFile=" + logging.toUri()),
                        BrokerChild.class,
                        file.toString(),
                        CLUSTER_ID));
    }

    private static Map<String, String> settings(Path directory, int port, int controllerPort) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", directory.resolve("data").toString());
        settings.putAll(oneNode());
        settings.putAll(quick());
        return settings;
    }

    private static Map<String, String> oneNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> quick() {
        return Map.of(
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.num.partitions", "3",
                "group.initial.rebalance.delay.ms", "0",
                // Tests want a dead worker noticed in seconds; the broker's own floor is six.
                "group.min.session.timeout.ms", "1000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                // A sink that subscribes first must not create the topic with one partition: the source creates it.
                "auto.create.topics.enable", "false",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "num.network.threads", "2",
                "num.io.threads", "4");
    }
}
