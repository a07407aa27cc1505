// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import static io.millrace.smt.invoke.http.FunctionServer.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private static final String FILE = """
            # keys
            [default]
            aws_access_key_id = AKDEFAULT
            aws_secret_access_key=s+/=

            [ profile other ] ; temporary
            aws_access_key_id=AKOTHER
            aws_secret_access_key=t
            aws_session_token = u==
            [role]
            role_arn=arn:aws:iam::1:role/x
            """;

    @TempDir
    Path home;

    @Test
    void theEnvironmentHasAKeyIfBothHalvesAreThere() {
        Map<String, String> environment = new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "AK"));
        assertThat(new EnvironmentCredentials(environment).current()).isEmpty();

        environment.put("AWS_SECRET_ACCESS_KEY", "s");
        assertThat(new EnvironmentCredentials(environment).current())
                .contains(new Credentials("AK", "s", Optional.empty()));

        environment.put("AWS_SESSION_TOKEN", "t");
        assertThat(new EnvironmentCredentials(environment).current())
                .contains(new Credentials("AK", "s", Optional.of("t")));
    }

    @Test
    void aProfileIsReadFromTheSharedFile() throws Exception {
        write(FILE);

        assertThat(profile(Map.of(), Optional.empty()))
                .contains(new Credentials("AKDEFAULT", "s+/=", Optional.empty()));
        assertThat(profile(Map.of("AWS_PROFILE", "other"), Optional.empty()))
                .contains(new Credentials("AKOTHER", "t", Optional.of("u==")));
        assertThat(profile(Map.of("AWS_PROFILE", "other"), Optional.of("default")))
                .map(Credentials::accessKeyId)
                .contains("AKDEFAULT");
        assertThat(profile(Map.of(), Optional.of("role"))).isEmpty();
        assertThat(profile(Map.of(), Optional.of("none"))).isEmpty();
        assertThat(profile(
                        Map.of(
                                "AWS_SHARED_CREDENTIALS_FILE",
                                home.resolve("missing").toString()),
                        Optional.empty()))
                .isEmpty();
    }

    @Test
    void aRenewedFileIsSeen() throws Exception {
        ProfileCredentials source = ProfileCredentials.of(Map.of(), home, Optional.empty());
        assertThat(source.current()).isEmpty();

        write(FILE);
        assertThat(source.current()).isPresent();
        write(FILE.replace("AKDEFAULT", "AKNEW"));
        assertThat(source.current()).map(Credentials::accessKeyId).contains("AKNEW");
    }

    @Test
    void theEnvironmentComesBeforeTheProfileAndANamedProfileBeforeAll() throws Exception {
        write(FILE);
        Map<String, String> environment = Map.of("AWS_ACCESS_KEY_ID", "AKENV", "AWS_SECRET_ACCESS_KEY", "s");

        assertThat(CredentialSource.ofWorker(environment, home, Optional.empty(), Clock.systemUTC())
                        .current())
                .map(Credentials::accessKeyId)
                .contains("AKENV");
        assertThat(CredentialSource.ofWorker(environment, home, Optional.of("other"), Clock.systemUTC())
                        .current())
                .map(Credentials::accessKeyId)
                .contains("AKOTHER");
    }

    @Test
    void aContainersRoleIsKeptUntilShortlyBeforeItExpires() throws Exception {
        MovedClock clock = new MovedClock();
        try (FunctionServer server = new FunctionServer(
                answering(200, role("AK1", "2026-11-20T19:00:00Z")),
                answering(200, role("AK2", "2026-11-20T23:00:00Z")))) {
            MetadataCredentials source = new MetadataCredentials(
                    Map.of(
                            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                            server.address() + "/role",
                            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                            "token"),
                    clock);

            assertThat(source.current()).contains(new Credentials("AK1", "s", Optional.of("t")));
            clock.now = Instant.parse("2026-11-20T18:54:59Z");
            assertThat(source.current()).map(Credentials::accessKeyId).contains("AK1");
            clock.now = Instant.parse("2026-11-20T18:55:00Z");
            assertThat(source.current()).map(Credentials::accessKeyId).contains("AK2");
            assertThat(server.received()).hasSize(2).allSatisfy(request -> {
                assertThat(request.path()).isEqualTo("/role");
                assertThat(request.headers().getFirst("Authorization")).isEqualTo("token");
            });
        }
    }

    @Test
    void aMachinesRoleIsAskedForWithASession() throws Exception {
        try (FunctionServer server = new FunctionServer(
                answering(200, "session"),
                answering(200, "my-role\n"),
                answering(200, role("AK1", "2026-11-20T19:00:00Z")))) {
            MetadataCredentials source = new MetadataCredentials(
                    Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.address()), new MovedClock());

            assertThat(source.current()).map(Credentials::accessKeyId).contains("AK1");
            assertThat(server.received().get(0).method()).isEqualTo("PUT");
            assertThat(server.received().get(2).path()).isEqualTo("/latest/meta-data/iam/security-credentials/my-role");
            assertThat(server.received().get(2).headers().getFirst("X-aws-ec2-metadata-token"))
                    .isEqualTo("session");
        }
    }

    @Test
    void aMissingRoleIsAskedForAgainLater() throws Exception {
        MovedClock clock = new MovedClock();
        try (FunctionServer server =
                new FunctionServer(answering(404, ""), answering(200, role("AK1", "2026-11-20T19:00:00Z")))) {
            MetadataCredentials source =
                    new MetadataCredentials(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.address()), clock);

            assertThat(source.current()).isEmpty();
            assertThat(source.current()).isEmpty();
            assertThat(server.received()).hasSize(1);
            clock.now = clock.now.plus(Duration.ofSeconds(10));
            assertThat(source.current()).isPresent();
        }
    }

    @Test
    void credentialsAreNeverShown() {
        Credentials credentials = new Credentials("AK", "s3cret", Optional.of("t0ken"));

        assertThat(credentials.toString()).doesNotContain("s3cret").doesNotContain("t0ken");
        assertThat(new EnvironmentCredentials(Map.of("AWS_SECRET_ACCESS_KEY", "s3cret")).toString())
                .doesNotContain("s3cret");
    }

    private static String role(String id, String expiration) {
        return "{\"AccessKeyId\":\"" + id + "\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\""
                + expiration + "\"}";
    }

    private Optional<Credentials> profile(Map<String, String> environment, Optional<String> named) {
        return ProfileCredentials.of(environment, home, named).current();
    }

    private void write(String text) throws Exception {
        Path file = home.resolve(".aws").resolve("credentials");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Stands still until it is moved. */
    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T18:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
