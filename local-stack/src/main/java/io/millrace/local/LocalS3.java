// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import io.millrace.local.child.Child;
import io.millrace.local.process.ChildProcess;
import io.millrace.local.process.Jvm;
import io.millrace.local.process.Readiness;
import io.millrace.local.process.RuntimeFolder;
import io.millrace.local.s3.S3Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The local S3, with one bucket and one pair of keys. */
public final class LocalS3 {
    /** The bucket that every stack has. */
    public static final String BUCKET = "millrace";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Jvm jvm;
    private final S3Program program;
    private final S3Client client;
    private ChildProcess child;

    private LocalS3(Path directory, Jvm jvm, S3Backend backend, int port) {
        this.directory = directory;
        this.jvm = jvm;
        this.program = backend.program();
        this.client = new S3Client(
                URI.create("http://127.0.0.1:" + port), BUCKET, S3Program.ACCESS_KEY, S3Program.SECRET_KEY);
        this.child = launch();
    }

    static LocalS3 start(Path directory, Jvm jvm, S3Backend backend, int port) {
        return new LocalS3(directory, jvm, backend, port);
    }

    /**
     * Where it listens.
     *
     * @return an http address
     */
    public URI endpoint() {
        return client.endpoint();
    }

    /**
     * The access key that it accepts.
     *
     * @return the key's id
     */
    public String accessKey() {
        return S3Program.ACCESS_KEY;
    }

    /**
     * The secret that belongs to the access key.
     *
     * @return the secret
     */
    public String secretKey() {
        return S3Program.SECRET_KEY;
    }

    /**
     * Its one bucket, to list and read.
     *
     * @return a client
     */
    public S3Client bucket() {
        return client;
    }

    /**
     * Its process.
     *
     * @return the child
     */
    public ChildProcess process() {
        return child;
    }

    /** Takes it away: connections are refused until {@link #start()}. */
    public void stop() {
        child.kill();
    }

    /** Brings it back on the same port; unless it is {@link S3Backend#TRANSIENT} the objects are there again. */
    public void start() {
        child.kill();
        child = launch();
        awaitReady();
    }

    void awaitReady() {
        Readiness.await(child, PATIENCE, client::createBucket);
    }

    private ChildProcess launch() {
        List<String> args = new ArrayList<>(List.of(program.main()));
        args.addAll(program.arguments(directory, objects(), client.endpoint()));
        return ChildProcess.start(
                "s3",
                directory,
                ChildProcess.command(
                        RuntimeFolder.named(program.runtime()),
                        jvm.plus(program.flags(directory).toArray(String[]::new)),
                        Child.class,
                        args.toArray(String[]::new)));
    }

    private Path objects() {
        try {
            return Files.createDirectories(directory.resolve("objects"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of the S3 objects in " + directory, e);
        }
    }
}
