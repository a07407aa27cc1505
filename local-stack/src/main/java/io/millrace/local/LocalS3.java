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
import java.util.Map;
import java.util.TreeMap;

/** The local S3, with one bucket and one pair of keys. */
public final class LocalS3 {
    /** The bucket that every stack has. */
    public static final String BUCKET = "millrace";

    private static final String RUNTIME = "s3proxy-4.1.0";
    private static final String MAIN = "org.gaul.s3proxy.Main";
    private static final String ACCESS_KEY = "local-access-key";
    private static final String SECRET_KEY = "local-secret-key";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Jvm jvm;
    private final S3Backend backend;
    private final S3Client client;
    private ChildProcess child;

    private LocalS3(Path directory, Jvm jvm, S3Backend backend, int port) {
        this.directory = directory;
        this.jvm = jvm;
        this.backend = backend;
        this.client = new S3Client(URI.create("http://127.0.0.1:" + port), BUCKET, ACCESS_KEY, SECRET_KEY);
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
        return ACCESS_KEY;
    }

    /**
     * The secret that belongs to the access key.
     *
     * @return the secret
     */
    public String secretKey() {
        return SECRET_KEY;
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

    /** Brings it back on the same port; with {@link S3Backend#FILESYSTEM} the objects are there again. */
    public void start() {
        child.kill();
        child = launch();
        awaitReady();
    }

    void awaitReady() {
        Readiness.await(child, PATIENCE, client::createBucket);
    }

    private ChildProcess launch() {
        Path file = WorkFiles.properties(directory.resolve("s3.properties"), settings());
        Path logging = WorkFiles.resource(directory, "logback.xml");
        return ChildProcess.start(
                "s3",
                directory,
                ChildProcess.command(
                        RuntimeFolder.named(RUNTIME),
                        jvm.plus("-Dlogback.configurationFile=" + logging),
                        Child.class,
                        MAIN,
                        "--properties",
                        file.toString()));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("s3proxy.endpoint", client.endpoint().toString());
        settings.put("s3proxy.authorization", "aws-v2-or-v4");
        settings.put("s3proxy.identity", ACCESS_KEY);
        settings.put("s3proxy.credential", SECRET_KEY);
        settings.put("s3proxy.v4-max-non-chunked-request-size", Integer.toString(256 * 1024 * 1024));
        settings.put("jclouds.provider", backend.provider());
        settings.put("jclouds.identity", "unused");
        settings.put("jclouds.credential", "unused");
        settings.put("jclouds.filesystem.basedir", objects().toString());
        return settings;
    }

    private Path objects() {
        try {
            return Files.createDirectories(directory.resolve("objects"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of the S3 objects in " + directory, e);
        }
    }
}
