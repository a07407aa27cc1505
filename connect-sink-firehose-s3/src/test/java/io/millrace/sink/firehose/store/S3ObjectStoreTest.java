// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.junit.S3ProxyJunitCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Against a store that speaks S3, in this JVM. */
class S3ObjectStoreTest {
    private static final String BUCKET = "millrace";
    private static final String RIGHT = "secret";

    private final int port = freePort();
    private S3ProxyJunitCore server = server();

    private S3ProxyJunitCore server() {
        return new S3ProxyJunitCore.Builder()
                .withCredentials(AuthenticationType.AWS_V4, "id", "secret")
                .withPort(port)
                .build();
    }

    @BeforeEach
    void start() throws Exception {
        server.beforeEach();
    }

    @AfterEach
    void stop() {
        server.afterEach();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crc32", "crc32c", "crc64nvme", "sha256", ""})
    void storesAnObjectWithAnyKindOfChecksum(String kind) throws StoreException {
        createBucket();
        try (ObjectStore store = checking(kind)) {
            store.put("a/b", body("hello\n"), ObjectHeaders.NONE, Condition.ALWAYS);
        }
        ResponseBytes<GetObjectResponse> stored = stored("a/b");
        assertThat(stored.asUtf8String()).isEqualTo("hello\n");
        assertThat(stored.response().contentType()).isEqualTo("application/octet-stream");
        assertThat(stored.response().contentEncoding()).isNullOrEmpty();
    }

    @Test
    void tellsTheContentEncoding() throws StoreException {
        createBucket();
        try (ObjectStore store = store(RIGHT)) {
            store.put(
                    "zipped.gz",
                    body("not really"),
                    new ObjectHeaders(Optional.of("gzip"), Map.of(), Map.of()),
                    Condition.ALWAYS);
        }
        assertThat(stored("zipped.gz").response().contentEncoding()).isEqualTo("gzip");
    }

    @Test
    void storesOnlyWhatTheConditionAllows() throws StoreException {
        createBucket();
        try (ObjectStore store = store()) {
            Condition absentYet = new Condition.IfMatch("\"0123456789abcdef0123456789abcdef\"");
            assertThat(put(store, "first", absentYet)).isEqualTo(Outcome.REFUSED);
            Outcome.Stored first = (Outcome.Stored) put(store, "first", Condition.IF_ABSENT);
            assertThat(put(store, "again", Condition.IF_ABSENT)).isEqualTo(Outcome.REFUSED);
            Outcome.Stored second = (Outcome.Stored) put(store, "second", new Condition.IfMatch(first.etag()));
            assertThat(put(store, "late", new Condition.IfMatch(first.etag()))).isEqualTo(Outcome.REFUSED);
            assertThat(store.get("a")).hasValueSatisfying(there -> {
                assertThat(there.etag()).isEqualTo(second.etag());
                assertThat(there.content()).asString(StandardCharsets.UTF_8).isEqualTo("second");
            });
        }
    }

    @Test
    void doesNotTakeAMissingBucketForARefusedConditionOrAnAbsentObject() {
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> put(store, "x", Condition.IF_ABSENT)).hasMessageContaining("NoSuchBucket");
            assertThatThrownBy(() -> put(store, "x", new Condition.IfMatch("\"e\"")))
                    .hasMessageContaining("NoSuchBucket");
            assertThatThrownBy(() -> store.get("a")).hasMessageContaining("NoSuchBucket");
        }
    }

    @Test
    void findsAndDeletesWhatItStored() throws StoreException {
        createBucket();
        try (ObjectStore store = store()) {
            assertThat(store.head("a")).isEmpty();
            assertThat(store.get("a")).isEmpty();
            store.delete("a");
            Map<String, String> metadata = Map.of("offsets", "1-2", "file", "x");
            store.put("a", body("four"), new ObjectHeaders(Optional.empty(), metadata, Map.of()), Condition.ALWAYS);
            assertThat(store.head("a")).hasValueSatisfying(there -> {
                assertThat(there.length()).isEqualTo(4);
                assertThat(there.metadata()).isEqualTo(metadata);
                assertThat(there.etag()).isNotEmpty();
            });
            store.delete("a");
            assertThat(store.head("a")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crc32", "crc32c", "sha256", ""})
    void buildsAnObjectOfParts(String kind) throws StoreException {
        createBucket();
        String large = "0123456789abcdef".repeat(320 * 1024);
        try (ObjectStore store = checking(kind)) {
            ObjectHeaders headers = new ObjectHeaders(Optional.of("gzip"), Map.of("file", "x"), Map.of());
            String id = store.createUpload("a", headers);
            Part one = store.uploadPart("a", id, 1, body(large)).orElseThrow();
            Part two = store.uploadPart("a", id, 2, body("end")).orElseThrow();
            assertThat(store.head("a")).isEmpty();
            assertThat(store.listUploads(""))
                    .singleElement()
                    .satisfies(upload -> assertThat(upload.uploadId()).isEqualTo(id));
            Outcome outcome = store.completeUpload("a", id, List.of(one, two), Condition.IF_ABSENT);
            assertThat(outcome).isInstanceOf(Outcome.Stored.class);
            assertThat(store.listUploads("")).isEmpty();
        }
        assertThat(stored("a").asUtf8String()).isEqualTo(large + "end");
        assertThat(stored("a").response().contentEncoding()).isEqualTo("gzip");
        assertThat(stored("a").response().metadata()).containsEntry("file", "x");
    }

    @Test
    void refusesToCompleteOverAnObject() throws StoreException {
        createBucket();
        try (ObjectStore store = store()) {
            String id = store.createUpload("a", ObjectHeaders.NONE);
            Part part = store.uploadPart("a", id, 1, body("parts")).orElseThrow();
            put(store, "whole", Condition.ALWAYS);
            assertThat(store.completeUpload("a", id, List.of(part), Condition.IF_ABSENT))
                    .isEqualTo(Outcome.REFUSED);
        }
        assertThat(stored("a").asUtf8String()).isEqualTo("whole");
    }

    @Test
    void knowsNothingOfAnAbortedUpload() throws StoreException {
        createBucket();
        try (ObjectStore store = store()) {
            String id = store.createUpload("a", ObjectHeaders.NONE);
            Part part = store.uploadPart("a", id, 1, body("parts")).orElseThrow();
            store.abortUpload("a", id);
            store.abortUpload("a", id);
            assertThat(store.completeUpload("a", id, List.of(part), Condition.IF_ABSENT))
                    .isEqualTo(Outcome.GONE);
        }
    }

    @Test
    void takesKeysWithAnyCharacter() throws StoreException {
        createBucket();
        String key = "Jahr=2026/größe 100%+1/東京/😀 &=?#'\".json";
        try (ObjectStore store = store(RIGHT)) {
            store.put(key, body("x"), ObjectHeaders.NONE, Condition.ALWAYS);
        }
        assertThat(stored(key).asUtf8String()).isEqualTo("x");
    }

    @Test
    void storesAnEmptyBodyAndALargeOne() throws StoreException {
        createBucket();
        String large = "0123456789abcdef".repeat(512 * 1024);
        try (ObjectStore store = store(RIGHT)) {
            store.put("empty", body(""), ObjectHeaders.NONE, Condition.ALWAYS);
            store.put("large", body(large), ObjectHeaders.NONE, Condition.ALWAYS);
        }
        assertThat(stored("empty").asByteArray()).isEmpty();
        assertThat(stored("large").asUtf8String()).isEqualTo(large);
    }

    @Test
    void listsMoreKeysThanOnePageHoldsWithAnyCharacter() throws StoreException {
        createBucket();
        List<String> odd = List.of("p/a+b c%20", "p/größe/東京/😀", "p/&=?#'\"<>");
        try (ObjectStore store = store()) {
            for (String key : odd) {
                store.put(key, body("x"), ObjectHeaders.NONE, Condition.ALWAYS);
            }
            for (int i = 0; i < 1001; i++) {
                store.put("p/" + i, body("x"), ObjectHeaders.NONE, Condition.ALWAYS);
            }
            store.put("q", body("x"), ObjectHeaders.NONE, Condition.ALWAYS);
            assertThat(store.list("p/"))
                    .hasSize(1001 + odd.size())
                    .doesNotHaveDuplicates()
                    .containsAll(odd)
                    .allMatch(key -> key.startsWith("p/"));
            assertThat(store.list("r")).isEmpty();
        }
    }

    @Test
    void findsThatTheStoreKeepsConditions() throws StoreException {
        createBucket();
        try (ObjectStore store = store()) {
            assertThat(ConditionalWrites.probe(store, "_millrace/")).isEqualTo(new ConditionalWrites.Supported());
            assertThat(store.list("")).isEmpty();
        }
    }

    @Test
    void saysWhatTheStoreSaidWhenCredentialsAreWrong() {
        createBucket();
        String wrong = "guessed-wrong";
        try (ObjectStore store = store(wrong)) {
            assertThatThrownBy(() -> store.put("a", body("x"), ObjectHeaders.NONE, Condition.ALWAYS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("status 403")
                    .hasMessageContaining("SignatureDoesNotMatch")
                    .hasMessageNotContaining("guessed-wrong");
        }
    }

    @Test
    void failsWithoutTheBucketAndWorksOnceItIsThere() throws StoreException {
        try (ObjectStore store = store(RIGHT)) {
            assertThatThrownBy(() -> store.put("a", body("x"), ObjectHeaders.NONE, Condition.ALWAYS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("NoSuchBucket");
            createBucket();
            store.put("a", body("x"), ObjectHeaders.NONE, Condition.ALWAYS);
        }
        assertThat(stored("a").asUtf8String()).isEqualTo("x");
    }

    @Test
    void worksAgainAfterTheStoreWasAway() throws Exception {
        createBucket();
        try (ObjectStore store = store(RIGHT)) {
            store.put("before", body("x"), ObjectHeaders.NONE, Condition.ALWAYS);
            server.afterEach();
            assertThatThrownBy(() -> store.put("during", body("x"), ObjectHeaders.NONE, Condition.ALWAYS))
                    .isInstanceOf(StoreException.class);
            server = server();
            server.beforeEach();
            createBucket();
            store.put("after", body("x"), ObjectHeaders.NONE, Condition.ALWAYS);
        }
        assertThat(stored("after").asUtf8String()).isEqualTo("x");
    }

    @Test
    void connectsWithoutARegionAndSaysThatOneIsMissing() {
        assumeThat(System.getenv("AWS_REGION")).isNull();
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.configFile", "/nowhere");
        S3Settings nowhere =
                TestSettings.read(Map.of("s3.bucket", BUCKET, "s3.access.key.id", "id", "s3.secret.access.key", RIGHT));
        try (ObjectStore store = S3ObjectStore.connect(nowhere)) {
            assertThatThrownBy(() -> store.put("a", body("x"), ObjectHeaders.NONE, Condition.ALWAYS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("set s3.region")
                    .hasMessageNotContaining("Provider");
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
            System.clearProperty("aws.configFile");
        }
    }

    @Test
    void namesTheKindOfAFailureByWhatTheStoreAnswered() {
        String wrong = "guessed-wrong";
        try (ObjectStore store = store(RIGHT);
                ObjectStore stranger = store(wrong);
                ObjectStore nobody = store(URI.create("http://127.0.0.1:" + freePort()))) {
            assertThat(failure(store).kind()).isEqualTo("NoSuchBucket");
            assertThat(failure(stranger).kind()).isEqualTo("SignatureDoesNotMatch");
            assertThat(failure(nobody).kind()).contains("ConnectException");
        }
    }

    @Test
    void hintsAtARefusalWhereTheStoreHangsUpDuringTheRequest() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ObjectStore store = store(URI.create("http://127.0.0.1:" + rude.getLocalPort()))) {
            Thread hangsUp = new Thread(() -> hangUpInTheMiddle(rude));
            hangsUp.start();
            assertThat(failure(store)).hasMessageContaining("may have refused the request");
            hangsUp.join();
        }
    }

    private static void hangUpInTheMiddle(ServerSocket rude) {
        try (Socket socket = rude.accept()) {
            socket.getInputStream().read();
            // A reset rather than an orderly end.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreException failure(ObjectStore store) {
        return catchThrowableOfType(
                StoreException.class, () -> store.put("a", body("x"), ObjectHeaders.NONE, Condition.ALWAYS));
    }

    @Test
    void namesBucketAndEndpointButNoSecret() {
        try (ObjectStore store = store(RIGHT)) {
            assertThat(store.description()).isEqualTo("bucket millrace at " + endpoint());
        }
    }

    private static Outcome put(ObjectStore store, String content, Condition condition) throws StoreException {
        return store.put("a", body(content), ObjectHeaders.NONE, condition);
    }

    private ObjectStore store() {
        return store(RIGHT);
    }

    private ObjectStore store(String secret) {
        return S3ObjectStore.connect(TestSettings.at(endpoint(), Map.of("s3.secret.access.key", secret)));
    }

    private static ObjectStore store(URI endpoint) {
        return S3ObjectStore.connect(TestSettings.at(endpoint, Map.of()));
    }

    private ObjectStore checking(String kind) {
        Map<String, String> options =
                kind.isEmpty() ? Map.of("s3.checksum", "when_required") : Map.of("s3.checksum.algorithm", kind);
        return S3ObjectStore.connect(TestSettings.at(endpoint(), options));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Body body(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Body(bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private void createBucket() {
        try (S3Client client = reader()) {
            client.createBucket(b -> b.bucket(BUCKET));
        }
    }

    private ResponseBytes<GetObjectResponse> stored(String key) {
        try (S3Client client = reader()) {
            return client.getObjectAsBytes(b -> b.bucket(BUCKET).key(key));
        }
    }

    private S3Client reader() {
        return S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
