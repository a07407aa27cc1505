// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Connect's REST interface on one worker. */
public final class ConnectRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(100);
    private static final Duration REBALANCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Speaks to a worker.
     *
     * @param address where its REST interface listens
     */
    public ConnectRest(URI address) {
        this.address = address;
    }

    /**
     * Where the worker listens.
     *
     * @return an http address
     */
    public URI address() {
        return address;
    }

    /**
     * Asks once whether the worker takes requests.
     *
     * @return whether it lists its connectors
     * @throws IOException when nothing answers
     * @throws InterruptedException when interrupted
     */
    public boolean isReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/connectors"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /**
     * The plugins of a kind.
     *
     * @param connectorsOnly false: transformations, converters and all others too
     * @return what the worker lists
     */
    public List<Plugin> plugins(boolean connectorsOnly) {
        List<Plugin> plugins = new ArrayList<>();
        for (JsonNode plugin : send("GET", "/connector-plugins?connectorsOnly=" + connectorsOnly, "")) {
            plugins.add(new Plugin(
                    plugin.path("class").asText(),
                    plugin.path("type").asText(),
                    plugin.path("version").asText()));
        }
        return plugins;
    }

    /**
     * Validates a configuration.
     *
     * @param connectorClass the connector's class, full or short
     * @param config its options
     * @return Connect's answer, which has an entry for every option
     */
    public JsonNode validate(String connectorClass, Map<String, String> config) {
        Map<String, String> all = new TreeMap<>(config);
        all.putIfAbsent("connector.class", connectorClass);
        return send("PUT", "/connector-plugins/" + connectorClass + "/config/validate", text(all));
    }

    /**
     * Validates a configuration and keeps what is wrong with it.
     *
     * @param connectorClass the connector's class, full or short
     * @param config its options
     * @return the error messages of each option that has any
     */
    public Map<String, List<String>> errors(String connectorClass, Map<String, String> config) {
        Map<String, List<String>> errors = new TreeMap<>();
        for (JsonNode option : validate(connectorClass, config).path("configs")) {
            List<String> messages = new ArrayList<>();
            option.path("value").path("errors").forEach(error -> messages.add(error.asText()));
            if (!messages.isEmpty()) {
                errors.put(option.path("value").path("name").asText(), messages);
            }
        }
        return errors;
    }

    /**
     * Creates a connector.
     *
     * @param json {@code {"name": ..., "config": {...}}}
     */
    public void create(String json) {
        send("POST", "/connectors", json);
    }

    /**
     * Creates a connector.
     *
     * @param name its name
     * @param config its options
     */
    public void create(String name, Map<String, String> config) {
        create(text(Map.of("name", name, "config", config)));
    }

    /**
     * Creates a connector or changes its options.
     *
     * @param name its name
     * @param config all its options
     */
    public void put(String name, Map<String, String> config) {
        send("PUT", "/connectors/" + name + "/config", text(config));
    }

    /**
     * The options of a connector.
     *
     * @param name the connector
     * @return all of them
     */
    public Map<String, String> config(String name) {
        Map<String, String> config = new TreeMap<>();
        send("GET", "/connectors/" + name + "/config", "")
                .properties()
                .forEach(option -> config.put(option.getKey(), option.getValue().asText()));
        return config;
    }

    /**
     * The names of all connectors.
     *
     * @return sorted names
     */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        send("GET", "/connectors", "").forEach(name -> names.add(name.asText()));
        names.sort(null);
        return names;
    }

    /**
     * How a connector does; one that Connect does not know yet is UNASSIGNED and without tasks.
     *
     * @param name the connector
     * @return its status
     */
    public ConnectorStatus status(String name) {
        try {
            return ConnectorStatus.of(send("GET", "/connectors/" + name + "/status", ""));
        } catch (RestException e) {
            // The status topic lags behind the creation.
            if (e.status() == 404) {
                return new ConnectorStatus(name, "UNASSIGNED", "", List.of(), "");
            }
            throw e;
        }
    }

    /**
     * Waits until a connector and so many tasks run.
     *
     * @param name the connector
     * @param tasks how many
     * @param patience how long to wait
     * @return the status
     */
    public ConnectorStatus awaitRunning(String name, int tasks, Duration patience) {
        return awaitStatus(name, tasks + " running tasks", status -> status.isRunning(tasks), patience);
    }

    /**
     * Waits for a status.
     *
     * @param name the connector
     * @param what what is waited for, for the message
     * @param wanted when to stop waiting
     * @param patience how long to wait
     * @return the status
     */
    public ConnectorStatus awaitStatus(String name, String what, Predicate<ConnectorStatus> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        ConnectorStatus status = status(name);
        while (!wanted.test(status)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        name + " has no " + what + " after " + patience.toSeconds() + " s: " + status);
            }
            pause();
            status = status(name);
        }
        return status;
    }

    /**
     * Deletes a connector; its offsets stay.
     *
     * @param name the connector
     */
    public void delete(String name) {
        send("DELETE", "/connectors/" + name, "");
    }

    /**
     * Pauses a connector.
     *
     * @param name the connector
     */
    public void pause(String name) {
        send("PUT", "/connectors/" + name + "/pause", "");
    }

    /**
     * Resumes a paused or stopped connector.
     *
     * @param name the connector
     */
    public void resume(String name) {
        send("PUT", "/connectors/" + name + "/resume", "");
    }

    /**
     * Stops a connector: it keeps its configuration and has no tasks.
     *
     * @param name the connector
     */
    public void stop(String name) {
        send("PUT", "/connectors/" + name + "/stop", "");
    }

    /**
     * Restarts a connector and all its tasks.
     *
     * @param name the connector
     */
    public void restart(String name) {
        send("POST", "/connectors/" + name + "/restart?includeTasks=true", "");
    }

    /**
     * The stored offsets of a connector.
     *
     * @param name the connector
     * @return {@code {"offsets": [{"partition": {...}, "offset": {...}}]}}
     */
    public JsonNode offsets(String name) {
        return send("GET", "/connectors/" + name + "/offsets", "");
    }

    /**
     * Changes stored offsets of a stopped connector.
     *
     * @param name the connector
     * @param json what {@link #offsets} answers
     */
    public void patchOffsets(String name, String json) {
        send("PATCH", "/connectors/" + name + "/offsets", json);
    }

    /**
     * Forgets the stored offsets of a stopped connector.
     *
     * @param name the connector
     */
    public void deleteOffsets(String name) {
        send("DELETE", "/connectors/" + name + "/offsets", "");
    }

    /**
     * Any request.
     *
     * @param method such as GET
     * @param path from the root, with its query
     * @param body JSON, or an empty text for none
     * @return the answer, a missing node when there is none
     */
    public JsonNode send(String method, String path, String body) {
        long deadline = System.nanoTime() + REBALANCE.toNanos();
        while (true) {
            HttpResponse<String> answer = exchange(method, path, body);
            int status = answer.statusCode();
            // 409 and 503: the group is about to be, or is being, distributed anew.
            boolean rebalancing = (status == 409 && answer.body().contains("rebalance")) || status == 503;
            if (rebalancing && System.nanoTime() < deadline) {
                pause();
            } else if (status >= 300) {
                throw new RestException(method + " " + address.resolve(path), status, answer.body());
            } else {
                return tree(answer.body());
            }
        }
    }

    private HttpResponse<String> exchange(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + request.uri() + " was interrupted", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Connect", e);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Connect's answer is no JSON: " + body, e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON: " + value.getClass(), e);
        }
    }
}
