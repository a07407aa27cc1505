// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of the role of the worker's container (Amazon ECS, EKS Pod Identity, and what speaks their language) or of
 * its machine (EC2 instance metadata, version 2 alone). They are renewed five minutes before they expire. Safe for all
 * threads.
 */
final class MetadataCredentials implements CredentialSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofMinutes(5);
    // A service that is not there is not asked for each record.
    private static final Duration ABSENCE = Duration.ofSeconds(10);
    private static final String MACHINE_PATH = "/latest/meta-data/iam/security-credentials/";

    private record Known(Optional<Credentials> credentials, Instant until) {}

    private final Map<String, String> environment;
    private final Clock clock;
    private @Nullable HttpClient client;
    private Known known = new Known(Optional.empty(), Instant.MIN);

    MetadataCredentials(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Credentials> current() {
        if (!clock.instant().isBefore(known.until())) {
            known = asked();
        }
        return known.credentials();
    }

    private Known asked() {
        try {
            Optional<Known> found = container();
            return found.isPresent() ? found.get() : machine();
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            return none();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none();
        }
    }

    private Known none() {
        return new Known(Optional.empty(), clock.instant().plus(ABSENCE));
    }

    private Optional<Known> container() throws IOException, InterruptedException {
        String relative = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String full =
                relative.isEmpty() ? variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") : "http://169.254.170.2" + relative;
        if (full.isEmpty()) {
            return Optional.empty();
        }
        HttpRequest.Builder request = request(full).GET();
        String file = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        String token = file.isEmpty()
                ? variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
                : Files.readString(Path.of(file)).strip();
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        return Optional.of(read(answer(request)));
    }

    private Known machine() throws IOException, InterruptedException {
        if (variable("AWS_EC2_METADATA_DISABLED").equalsIgnoreCase("true")) {
            return none();
        }
        String named = variable("AWS_EC2_METADATA_SERVICE_ENDPOINT");
        String base = (named.isEmpty() ? "http://169.254.169.254" : named).replaceFirst("/+$", "");
        String session = answer(request(base + "/latest/api/token")
                .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                .PUT(HttpRequest.BodyPublishers.noBody()));
        String role = answer(ofMachine(base + MACHINE_PATH, session))
                .lines()
                .findFirst()
                .orElse("");
        return read(answer(ofMachine(base + MACHINE_PATH + role, session)));
    }

    private static HttpRequest.Builder ofMachine(String uri, String session) {
        return request(uri).header("X-aws-ec2-metadata-token", session).GET();
    }

    private static HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    private Known read(String answer) throws IOException {
        JsonNode root = JSON.readTree(answer);
        String id = root.path("AccessKeyId").asText();
        String secret = root.path("SecretAccessKey").asText();
        if (id.isEmpty() || secret.isEmpty()) {
            return none();
        }
        Optional<String> token = Optional.of(root.path("Token").asText()).filter(text -> !text.isEmpty());
        Instant soonest = clock.instant().plus(ABSENCE);
        Instant renewal = root.path("Expiration").isTextual()
                ? Instant.parse(root.path("Expiration").textValue()).minus(MARGIN)
                : soonest;
        return new Known(Optional.of(new Credentials(id, secret, token)), renewal.isAfter(soonest) ? renewal : soonest);
    }
}
