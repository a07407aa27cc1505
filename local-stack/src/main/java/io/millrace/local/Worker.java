// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import io.millrace.local.child.Child;
import io.millrace.local.connect.ConnectRest;
import io.millrace.local.process.ChildProcess;
import io.millrace.local.process.Jvm;
import io.millrace.local.process.Readiness;
import io.millrace.local.process.RuntimeFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A Connect distributed worker. */
public final class Worker {
    private static final String MAIN = "org.apache.kafka.connect.cli.ConnectDistributed";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final ChildProcess child;
    private final ConnectRest rest;
    private volatile boolean frozen;

    private Worker(String name, ChildProcess child, ConnectRest rest) {
        this.name = name;
        this.child = child;
        this.rest = rest;
    }

    static Worker start(
            String name, String version, Path directory, Jvm jvm, int port, Map<String, String> properties) {
        Path file = WorkFiles.properties(directory.resolve("worker.properties"), properties);
        ChildProcess child = ChildProcess.start(
                name,
                directory,
                ChildProcess.command(
                        RuntimeFolder.named("worker-" + version),
                        jvm.plus(logging(version, directory)),
                        Child.class,
                        MAIN,
                        file.toString()));
        return new Worker(name, child, new ConnectRest(URI.create("http://127.0.0.1:" + port)));
    }

    /**
     * Its name, as its log file has it.
     *
     * @return such as {@code worker-0}
     */
    public String name() {
        return name;
    }

    /**
     * Its own REST interface.
     *
     * @return a client
     */
    public ConnectRest rest() {
        return rest;
    }

    /**
     * Its process.
     *
     * @return the child
     */
    public ChildProcess process() {
        return child;
    }

    /** Kills it (SIGKILL), as a crash would. */
    public void kill() {
        child.kill();
    }

    /**
     * Stops the process without ending it (SIGSTOP), as a long pause of the machine would: the others take it for dead,
     * and it knows nothing of that when it goes on.
     */
    public void freeze() {
        frozen = true;
        child.freeze();
    }

    /** Lets a frozen process go on (SIGCONT). */
    public void thaw() {
        child.thaw();
        frozen = false;
    }

    /**
     * Whether it runs, so that its REST interface may answer.
     *
     * @return false when it ended or is frozen
     */
    public boolean isAwake() {
        return child.isAlive() && !frozen;
    }

    /** Ends it in order (SIGTERM): tasks are stopped and offsets committed. A frozen one is thawed for that. */
    public void stop() {
        if (frozen) {
            thaw();
        }
        child.stop(Duration.ofSeconds(30));
    }

    void awaitReady() {
        Readiness.await(child, PATIENCE, rest::isReady);
    }

    /** Kafka 4 logs through Log4j 2, Kafka 3 through reload4j. */
    private static String logging(String version, Path directory) {
        return version.startsWith("3.")
                ? "-Dlog4j.configuration="
                        + WorkFiles.resource(directory, "log4j.properties").toUri()
                : "-Dlog4j2.configurationFile="
                        + WorkFiles.resource(directory, "log4j2.properties").toUri();
    }
}
