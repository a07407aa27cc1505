// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import io.millrace.local.child.Child;
import io.millrace.local.process.ChildProcess;
import io.millrace.local.process.Jvm;
import io.millrace.local.process.Readiness;
import io.millrace.local.process.RuntimeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** The local schema registry, Apicurio's; it keeps its schemas in its process's memory. */
public final class LocalRegistry {
    private static final String RUNTIME = "apicurio-registry-3.0.9";
    private static final String MAIN = "io.quarkus.runner.GeneratedMain";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI address;
    private final ChildProcess child;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private LocalRegistry(URI address, ChildProcess child) {
        this.address = address;
        this.child = child;
    }

    static LocalRegistry start(Path directory, Jvm jvm, int port) {
        ChildProcess child = ChildProcess.start(
                "registry",
                directory,
                ChildProcess.command(
                        RuntimeFolder.named(RUNTIME),
                        jvm.plus(
                                "-Dquarkus.http.host=127.0.0.1",
                                "-Dquarkus.http.port=" + port,
                                // A line per request is no use: the converters ask once per schema.
                                "-Dquarkus.http.access-log.enabled=false"),
                        Child.class,
                        MAIN));
        return new LocalRegistry(URI.create("http://127.0.0.1:" + port), child);
    }

    /**
     * What Apicurio's own clients of major version 2 take as {@code apicurio.registry.url}.
     *
     * @return an http address
     */
    public URI v2() {
        return address.resolve("/apis/registry/v2");
    }

    /**
     * What Confluent's clients take as {@code schema.registry.url}.
     *
     * @return an http address
     */
    public URI confluent() {
        return address.resolve("/apis/ccompat/v7");
    }

    /**
     * Asks the interface that Confluent's clients ask.
     *
     * @param path below {@link #confluent()}, such as {@code /schemas/ids/1}
     * @return the answer with its status, whatever that is
     */
    public HttpResponse<String> get(String path) {
        try {
            return ask(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the registry does not answer GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the registry for " + path, e);
        }
    }

    /**
     * Its process.
     *
     * @return the child
     */
    public ChildProcess process() {
        return child;
    }

    /** Ends it, and with it what it kept. */
    public void stop() {
        child.kill();
    }

    void awaitReady() {
        Readiness.await(child, PATIENCE, () -> ask("/subjects").statusCode() == 200);
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(confluent() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
