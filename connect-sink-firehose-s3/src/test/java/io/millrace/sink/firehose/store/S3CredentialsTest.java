// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who signs the requests. */
class S3CredentialsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/delivery";

    private final StubStore server = new StubStore();
    private final StubStore sts = new StubStore();

    @AfterEach
    void stop() {
        server.close();
        sts.close();
    }

    @Test
    void assumesTheRoleAndAssumesItAgainBeforeItExpires() throws StoreException {
        // Too near for the next request to use it.
        sts.then(200, assumed("first", Duration.ofSeconds(5)), Map.of());
        sts.then(200, assumed("second", Duration.ofHours(1)), Map.of());
        try (ObjectStore store = role(Map.of(
                "s3.role.external.id", "tenant-7",
                "s3.role.session.name", "orders",
                "s3.role.session.seconds", "900"))) {
            put(store);
            put(store);
            put(store);
        }
        assertThat(signers()).containsExactly("first", "second", "second");
        assertThat(server.asked().get(1).header("x-amz-security-token")).hasValue("token-of-second");
        assertThat(sts.asked()).hasSize(2);
        assertThat(sts.asked().get(0).body())
                .contains(
                        "Action=AssumeRole&",
                        "RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdelivery",
                        "ExternalId=tenant-7",
                        "RoleSessionName=orders",
                        "DurationSeconds=900");
        assertThat(signer(sts.asked().get(0))).isEqualTo("id");
        assertThat(sts.asked().get(0).header("authorization").orElse("")).contains("/eu-west-1/sts/");
    }

    private static String assumed(String name, Duration lifetime) {
        return "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
                + "<AccessKeyId>" + name + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                + "<SessionToken>token-of-" + name + "</SessionToken>"
                + "<Expiration>" + Instant.now().plus(lifetime) + "</Expiration>"
                + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    @Test
    void saysThatTheRoleWasRefusedAndAsksAgain() throws StoreException {
        sts.then(
                403,
                "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                        + "<Message>not authorized to perform sts:AssumeRole</Message></Error></ErrorResponse>",
                Map.of());
        sts.then(200, assumed("later", Duration.ofHours(1)), Map.of());
        try (ObjectStore store = role(Map.of())) {
            StoreException failure = catchThrowableOfType(StoreException.class, () -> put(store));
            assertThat(failure.kind()).isEqualTo("AssumeRole.AccessDenied");
            assertThat(failure)
                    .hasMessageContainingAll("not authorized to perform sts:AssumeRole", ROLE, "trust policy")
                    .hasMessageNotContaining("secret");
            put(store);
        }
        assertThat(signers()).containsExactly("later");
    }

    private ObjectStore role(Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("s3.role.arn", ROLE);
        options.put("s3.role.sts.endpoint", sts.address().toString());
        options.put("s3.role.sts.region", "eu-west-1");
        return server.store(options);
    }

    @Test
    void readsARotatedProfileWithoutARestart(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("credentials");
        write(file, "first", Instant.now().minusSeconds(60));
        try (ObjectStore store = profile(file)) {
            put(store);
            write(file, "second", Instant.now());
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                put(store);
                assertThat(signers()).contains("second");
            });
        }
        assertThat(signers()).startsWith("first");
    }

    @Test
    void saysWhereCredentialsAreMissing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "[other]\naws_access_key_id = x\naws_secret_access_key = y\n");
        try (ObjectStore store = profile(file)) {
            StoreException failure = catchThrowableOfType(StoreException.class, () -> put(store));
            assertThat(failure.kind()).isEqualTo("NoCredentials");
            assertThat(failure).hasMessageContainingAll("profile delivery", file.toString());
        }
        assertThat(server.asked()).isEmpty();
    }

    private ObjectStore profile(Path file) {
        return S3ObjectStore.connect(TestSettings.read(Map.of(
                "s3.bucket", "millrace",
                "s3.endpoint", server.address().toString(),
                "s3.path.style.enabled", "true",
                "s3.profile", "delivery",
                "s3.profile.file", file.toString())));
    }

    private static void write(Path file, String id, Instant modified) throws IOException {
        Files.writeString(
                file, "[delivery]\naws_access_key_id = " + id + "\naws_secret_access_key = secret-of-" + id + "\n");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    @Test
    void neverShowsASecret() {
        S3Settings settings = TestSettings.read(Map.ofEntries(
                Map.entry("s3.bucket", "millrace"),
                Map.entry("s3.region", "eu-west-1"),
                Map.entry("s3.access.key.id", "id"),
                Map.entry("s3.secret.access.key", "hidden-1"),
                Map.entry("s3.session.token", "hidden-2"),
                Map.entry("s3.role.arn", ROLE),
                Map.entry("s3.encryption", "sse_c"),
                Map.entry("s3.encryption.customer.key", "aGlkZGVuLWhpZGRlbi1oaWRkZW4taGlkZGVuLWhpZGQ="),
                Map.entry("s3.proxy.url", "http://proxy.example:3128"),
                Map.entry("s3.proxy.user", "u"),
                Map.entry("s3.proxy.password", "hidden-3")));
        assertThat(settings.toString()).contains("access key id").doesNotContain("hidden-", "aGlkZGVu");
        try (ObjectStore store = S3ObjectStore.connect(settings)) {
            assertThat(store.description()).isEqualTo("bucket millrace");
        }
    }

    private static void put(ObjectStore store) throws StoreException {
        store.put("a", new Body(1, () -> new ByteArrayInputStream(new byte[1])), ObjectHeaders.NONE, Condition.ALWAYS);
    }

    private List<String> signers() {
        return server.asked().stream().map(S3CredentialsTest::signer).toList();
    }

    private static String signer(StubStore.Asked asked) {
        return asked.header("authorization").orElseThrow().replaceFirst(".*Credential=([^/]*)/.*", "$1");
    }
}
