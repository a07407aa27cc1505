// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import io.millrace.local.connect.ConnectRest;
import io.millrace.local.process.Jvm;
import io.millrace.local.process.Ports;
import io.millrace.local.process.Repository;
import io.millrace.local.process.RuntimeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker, Connect workers, S3 and a schema registry on 127.0.0.1, each in a process of its own.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.builder().workers(2).s3(S3Backend.FILESYSTEM).start()) {
 *     stack.connect().create(json);
 *     stack.worker(0).kill();
 * }
 * }</pre>
 *
 * <p>Closing kills all of it and deletes its folder; so does, for the processes, the end of this JVM however it comes.
 */
public final class LocalStack implements AutoCloseable {
    private final Builder plan;
    private final Path directory;
    private final Broker broker;
    private final @Nullable LocalS3 s3;
    private final @Nullable LocalRegistry registry;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private boolean closed;
    private final Thread atExit = new Thread(this::release, "local-stack-exit");

    private LocalStack(Builder plan, Path directory, int kafkaPort, int s3Port) {
        this.plan = plan;
        this.directory = directory;
        this.broker = Broker.start(directory.resolve("broker"), plan.brokerJvm, kafkaPort, plan.brokerOverrides);
        this.s3 = plan.s3Backend == null
                ? null
                : LocalS3.start(directory.resolve("s3"), plan.s3Jvm, plan.s3Backend, s3Port);
        this.registry =
                plan.registry ? LocalRegistry.start(directory.resolve("registry"), Jvm.quick(256), Ports.free()) : null;
    }

    /**
     * Plans a stack.
     *
     * @return a plan of a broker and one worker on the repository's own plugins
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where Kafka clients connect.
     *
     * @return host and port
     */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /**
     * The broker.
     *
     * @return the one node
     */
    public Broker broker() {
        return broker;
    }

    /**
     * The S3, for a stack that was planned with one.
     *
     * @return the S3
     */
    public LocalS3 s3() {
        if (s3 == null) {
            throw new IllegalStateException("this stack was planned without S3: give builder().s3(...)");
        }
        return s3;
    }

    /**
     * The schema registry, for a stack that was planned with one.
     *
     * @return the registry
     */
    public LocalRegistry registry() {
        if (registry == null) {
            throw new IllegalStateException("this stack was planned without a registry: give builder().registry()");
        }
        return registry;
    }

    /**
     * Connect's REST interface on the first worker that is alive and not frozen.
     *
     * @return a client
     */
    public ConnectRest connect() {
        return workers.stream()
                .filter(Worker::isAwake)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no worker is alive and awake"))
                .rest();
    }

    /**
     * A worker.
     *
     * @param index in the order of the starts, dead ones included
     * @return the worker
     */
    public Worker worker(int index) {
        return workers.get(index);
    }

    /**
     * All workers that were started.
     *
     * @return in the order of the starts, dead ones included
     */
    public List<Worker> workers() {
        return List.copyOf(workers);
    }

    /**
     * Starts one more worker and waits until it takes requests.
     *
     * @return the worker
     */
    public Worker startWorker() {
        Worker worker = launchWorker(Ports.free());
        worker.awaitReady();
        return worker;
    }

    /**
     * Creates a topic.
     *
     * @param topic its name
     * @param partitions how many
     */
    public void createTopic(String topic, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topic " + topic, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topic " + topic, e.getCause());
        }
    }

    /**
     * Whether every process that was started still runs.
     *
     * @return false once one has ended, by itself or by {@code kill()}
     */
    public boolean isAlive() {
        return broker.process().isAlive()
                && workers.stream().allMatch(worker -> worker.process().isAlive())
                && (s3 == null || s3.process().isAlive())
                && (registry == null || registry.process().isAlive());
    }

    /**
     * The folder with the data, settings and logs of all processes.
     *
     * @return a path
     */
    public Path directory() {
        return directory;
    }

    /** Kills all processes and deletes the folder. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook does the same, and doing it twice does no harm.
        }
        release();
    }

    private synchronized void release() {
        closed = true;
        workers.forEach(Worker::kill);
        broker.kill();
        if (s3 != null) {
            s3.stop();
        }
        if (registry != null) {
            registry.stop();
        }
        if (!plan.filesKept) {
            WorkFiles.delete(directory);
        }
    }

    private synchronized Worker launchWorker(int port) {
        requireOpen();
        String name = "worker-" + workers.size();
        WorkerSettings settings = new WorkerSettings(
                directory.resolve("plugins"),
                plan.pluginDiscovery,
                plan.exactlyOnce,
                plan.offsetFlushInterval,
                plan.workerOverrides);
        Worker worker = Worker.start(
                name,
                plan.workerVersion,
                directory.resolve(name),
                plan.workerJvm,
                port,
                settings.properties(bootstrapServers(), port));
        workers.add(worker);
        return worker;
    }

    private synchronized void unpackPlugins(List<Path> zips) {
        requireOpen();
        try {
            Path plugins = Files.createDirectories(directory.resolve("plugins"));
            zips.forEach(zip -> WorkFiles.unzip(zip, plugins));
            for (RuntimeFolder folder : plan.pluginFolders) {
                WorkFiles.copy(folder.jars(), plugins.resolve(folder.name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the plugin folder in " + directory, e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the local stack is closed");
        }
    }

    private void awaitReady() {
        Stream<Runnable> waits =
                Stream.concat(Stream.of(broker::awaitReady), workers.stream().map(worker -> worker::awaitReady));
        if (s3 != null) {
            waits = Stream.concat(waits, Stream.of(s3::awaitReady));
        }
        if (registry != null) {
            waits = Stream.concat(waits, Stream.of(registry::awaitReady));
        }
        List<CompletableFuture<Void>> all =
                waits.map(CompletableFuture::runAsync).toList();
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the local stack did not start", e.getCause());
        }
    }

    /** A plan of a stack; every part has a default. */
    public static final class Builder {
        private int workers = 1;
        private String workerVersion = "4.3.1";
        private @Nullable List<Path> plugins;
        private final List<RuntimeFolder> pluginFolders = new ArrayList<>();
        private @Nullable S3Backend s3Backend;
        private boolean registry;
        private String pluginDiscovery = "hybrid_fail";
        private boolean exactlyOnce = true;
        private Duration offsetFlushInterval = Duration.ofSeconds(5);
        private final Map<String, String> workerOverrides = new TreeMap<>();
        private final Map<String, String> brokerOverrides = new TreeMap<>();
        private Jvm brokerJvm = Jvm.quick(512);
        private Jvm workerJvm = Jvm.quick(512);
        private Jvm s3Jvm = Jvm.quick(256);
        private int kafkaPort;
        private int restPort;
        private int s3Port;
        private @Nullable Path directory;
        private boolean filesKept;

        private Builder() {}

        /**
         * How many Connect workers.
         *
         * @param count zero for a broker alone
         * @return this plan
         */
        public Builder workers(int count) {
            workers = count;
            return this;
        }

        /**
         * Which Connect.
         *
         * @param version one that has a folder {@code worker-<version>} in {@code local-stack/runtimes}
         * @return this plan
         */
        public Builder workerVersion(String version) {
            workerVersion = version;
            return this;
        }

        /**
         * Which plugins, instead of all that the repository built.
         *
         * @param zips plugin zips, each with one folder per plugin
         * @return this plan
         */
        public Builder plugins(List<Path> zips) {
            plugins = List.copyOf(zips);
            return this;
        }

        /**
         * With a plugin of others. Many have no service files: they need a {@link #pluginDiscovery} that scans and does
         * not fail.
         *
         * @param runtime a folder of {@code local-stack/runtimes}, such as {@code apicurio-converters-2.6.13}
         * @return this plan
         */
        public Builder pluginFolder(String runtime) {
            pluginFolders.add(RuntimeFolder.named(runtime));
            return this;
        }

        /**
         * With a schema registry, whose runtime {@code local-stack/runtimes/apicurio-registry-3.0.9} must be built.
         *
         * @return this plan
         */
        public Builder registry() {
            registry = true;
            return this;
        }

        /**
         * With an S3.
         *
         * @param backend where the objects are
         * @return this plan
         */
        public Builder s3(S3Backend backend) {
            s3Backend = backend;
            return this;
        }

        /**
         * How workers find plugins.
         *
         * @param mode such as {@code service_load}; {@code hybrid_fail} by default, which accepts no missing service file
         * @return this plan
         */
        public Builder pluginDiscovery(String mode) {
            pluginDiscovery = mode;
            return this;
        }

        /**
         * Whether source connectors may write exactly once.
         *
         * @param enabled true by default
         * @return this plan
         */
        public Builder exactlyOnce(boolean enabled) {
            exactlyOnce = enabled;
            return this;
        }

        /**
         * How often workers commit offsets.
         *
         * @param interval five seconds by default
         * @return this plan
         */
        public Builder offsetFlushInterval(Duration interval) {
            offsetFlushInterval = interval;
            return this;
        }

        /**
         * Any other property of the workers.
         *
         * @param name its name
         * @param value its value, which wins over the stack's own
         * @return this plan
         */
        public Builder workerProperty(String name, String value) {
            workerOverrides.put(name, value);
            return this;
        }

        /**
         * Any other property of the broker.
         *
         * @param name its name
         * @param value its value, which wins over the stack's own
         * @return this plan
         */
        public Builder brokerProperty(String name, String value) {
            brokerOverrides.put(name, value);
            return this;
        }

        /**
         * The broker's JVM.
         *
         * @param jvm flags
         * @return this plan
         */
        public Builder brokerJvm(Jvm jvm) {
            brokerJvm = jvm;
            return this;
        }

        /**
         * The workers' JVM.
         *
         * @param jvm flags
         * @return this plan
         */
        public Builder workerJvm(Jvm jvm) {
            workerJvm = jvm;
            return this;
        }

        /**
         * The S3's JVM.
         *
         * @param jvm flags
         * @return this plan
         */
        public Builder s3Jvm(Jvm jvm) {
            s3Jvm = jvm;
            return this;
        }

        /**
         * Where Kafka listens.
         *
         * @param port a port of 127.0.0.1; a free one by default
         * @return this plan
         */
        public Builder kafkaPort(int port) {
            kafkaPort = port;
            return this;
        }

        /**
         * Where the first worker's REST interface listens.
         *
         * @param port a port of 127.0.0.1; a free one by default
         * @return this plan
         */
        public Builder restPort(int port) {
            restPort = port;
            return this;
        }

        /**
         * Where S3 listens.
         *
         * @param port a port of 127.0.0.1; a free one by default
         * @return this plan
         */
        public Builder s3Port(int port) {
            s3Port = port;
            return this;
        }

        /**
         * Where the stack keeps its files.
         *
         * @param folder deleted when the stack is closed; a new temporary one by default
         * @return this plan
         */
        public Builder directory(Path folder) {
            directory = folder;
            return this;
        }

        /**
         * Leaves the folder with data and logs behind.
         *
         * @return this plan
         */
        public Builder keepFiles() {
            filesKept = true;
            return this;
        }

        /**
         * Starts all parts at once and waits until each does its work.
         *
         * @return a running stack
         */
        public LocalStack start() {
            // Before anything is started or written: a taken port leaves nothing behind.
            int kafka = Ports.claim("Kafka", kafkaPort);
            int rest = Ports.claim("Connect REST", restPort);
            int objects = Ports.claim("S3", s3Port);
            LocalStack stack = new LocalStack(this, folder(), kafka, objects);
            Runtime.getRuntime().addShutdownHook(stack.atExit);
            try {
                stack.unpackPlugins(plugins == null ? Repository.pluginZips() : plugins);
                for (int i = 0; i < workers; i++) {
                    stack.launchWorker(i == 0 ? rest : Ports.free());
                }
                stack.awaitReady();
                return stack;
            } catch (RuntimeException e) {
                stack.close();
                throw e;
            }
        }

        private Path folder() {
            try {
                return directory == null
                        ? Files.createTempDirectory("millrace-")
                        : Files.createDirectories(directory.toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot create the stack's folder", e);
            }
        }
    }
}
