// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What options and calls are over the wire. */
class S3RequestsTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String SSE = "x-amz-server-side-encryption";

    private final StubStore server = new StubStore();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsAnObjectWithATypeAndAChecksumAndNothingElseByDefault() throws StoreException {
        put(Map.of(), ObjectHeaders.NONE);
        StubStore.Asked asked = server.only();
        assertThat(asked.method()).isEqualTo("PUT");
        assertThat(asked.target()).isEqualTo("/millrace/a");
        assertThat(asked.header("content-type")).hasValue("application/octet-stream");
        assertThat(asked.header("x-amz-checksum-crc32c")).hasValue("4waSgw==");
        assertThat(asked.headers())
                .doesNotContainKeys(
                        "if-match",
                        "if-none-match",
                        "x-amz-acl",
                        "x-amz-storage-class",
                        "x-amz-tagging",
                        "x-amz-trailer",
                        "x-amz-request-payer",
                        "x-amz-expected-bucket-owner",
                        SSE);
    }

    static Stream<Arguments> settings() {
        String kms = SSE + "-aws-kms-key-id";
        return Stream.of(
                Arguments.of(Map.of("s3.encryption", "sse_s3"), Map.of(SSE, "AES256")),
                Arguments.of(
                        Map.of(
                                "s3.encryption", "sse_kms",
                                "s3.encryption.kms.key", "alias/lake",
                                "s3.encryption.kms.context", "team=data, stage=prod",
                                "s3.encryption.bucket.key.enabled", "true"),
                        Map.of(
                                SSE,
                                "aws:kms",
                                kms,
                                "alias/lake",
                                SSE + "-context",
                                "eyJ0ZWFtIjoiZGF0YSIsInN0YWdlIjoicHJvZCJ9",
                                SSE + "-bucket-key-enabled",
                                "true")),
                Arguments.of(Map.of("s3.encryption", "dsse_kms"), Map.of(SSE, "aws:kms:dsse")),
                Arguments.of(
                        Map.of("s3.encryption", "sse_c", "s3.encryption.customer.key", KEY),
                        Map.of(
                                SSE + "-customer-algorithm", "AES256",
                                SSE + "-customer-key", KEY,
                                SSE + "-customer-key-md5", "KYvwGXoFFJ42a2u2GDWhwQ==")),
                Arguments.of(Map.of("s3.storage.class", "GLACIER_IR"), Map.of("x-amz-storage-class", "GLACIER_IR")),
                Arguments.of(
                        Map.of("s3.acl", "bucket-owner-full-control"),
                        Map.of("x-amz-acl", "bucket-owner-full-control")),
                Arguments.of(Map.of("s3.object.tags", "team=a + b"), Map.of("x-amz-tagging", "team=a%20%2B%20b")),
                Arguments.of(Map.of("s3.requester.pays.enabled", "true"), Map.of("x-amz-request-payer", "requester")),
                Arguments.of(
                        Map.of("s3.expected.bucket.owner", "123456789012"),
                        Map.of("x-amz-expected-bucket-owner", "123456789012")),
                Arguments.of(Map.of("s3.checksum.algorithm", "crc32"), Map.of("x-amz-checksum-crc32", "y/Q5Jg==")),
                Arguments.of(
                        Map.of("s3.checksum.algorithm", "crc64nvme"),
                        Map.of("x-amz-checksum-crc64nvme", "rosUhgp5mIg=")),
                Arguments.of(Map.of("s3.session.token", "temporary"), Map.of("x-amz-security-token", "temporary")));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void sendsWhatTheOptionsSay(Map<String, String> options, Map<String, String> headers) throws StoreException {
        put(options, ObjectHeaders.NONE);
        assertThat(server.only().headers()).containsAllEntriesOf(headers);
    }

    @Test
    void sendsNoChecksumWhereNoneIsWanted() throws StoreException {
        put(Map.of("s3.checksum", "when_required"), ObjectHeaders.NONE);
        assertThat(server.only().headers().keySet()).noneMatch(name -> name.contains("checksum"));
    }

    @Test
    void signsNothingForNobody() throws StoreException {
        try (ObjectStore store = S3ObjectStore.connect(TestSettings.read(Map.of(
                "s3.bucket", "millrace",
                "s3.endpoint", server.address().toString(),
                "s3.path.style.enabled", "true",
                "s3.anonymous.enabled", "true")))) {
            store.put("a", body(), ObjectHeaders.NONE, Condition.ALWAYS);
        }
        assertThat(server.only().header("authorization")).isEmpty();
    }

    @Test
    void keepsClassAndTagsFromItsOwnBookkeepingButNotTheEncryption() throws StoreException {
        Map<String, String> options =
                Map.of("s3.storage.class", "GLACIER", "s3.object.tags", "team=data", "s3.encryption", "sse_s3");
        put(options, ObjectHeaders.BOOKKEEPING);
        assertThat(server.only().headers())
                .doesNotContainKeys("x-amz-storage-class", "x-amz-tagging")
                .containsEntry(SSE, "AES256");
    }

    @Test
    void addsAnObjectsOwnTagsAndLetsThemWin() throws StoreException {
        ObjectHeaders own =
                new ObjectHeaders(Optional.of("gzip"), Map.of("offsets", "1-2"), Map.of("stage", "own", "more", "yes"));
        put(Map.of("s3.object.tags", "stage=all,team=data"), own);
        StubStore.Asked asked = server.only();
        assertThat(asked.header("x-amz-tagging")).hasValue("more=yes&stage=own&team=data");
        assertThat(asked.header("content-encoding").orElse("")).contains("gzip");
        assertThat(asked.header("x-amz-meta-offsets")).hasValue("1-2");
    }

    @Test
    void sendsConditionsAsTheirHeaders() throws StoreException {
        try (ObjectStore store = server.store(Map.of())) {
            store.put("a", body(), ObjectHeaders.NONE, Condition.IF_ABSENT);
            store.put("a", body(), ObjectHeaders.NONE, new Condition.IfMatch("\"v\""));
        }
        assertThat(server.asked().get(0).header("if-none-match")).hasValue("*");
        assertThat(server.asked().get(1).header("if-match")).hasValue("\"v\"");
    }

    @Test
    void sendsWhatConcernsTheBucketWithEveryRequest() throws StoreException {
        askEverything(Map.of("s3.requester.pays.enabled", "true", "s3.expected.bucket.owner", "123456789012"));
        assertThat(server.asked())
                .hasSize(10)
                .allSatisfy(asked -> assertThat(asked.headers())
                        .containsEntry("x-amz-request-payer", "requester")
                        .containsEntry("x-amz-expected-bucket-owner", "123456789012"));
    }

    @Test
    void sendsTheCustomersKeyWithEveryRequestThatTouchesAnObject() throws StoreException {
        askEverything(Map.of("s3.encryption", "sse_c", "s3.encryption.customer.key", KEY));
        assertThat(with(SSE + "-customer-key"))
                .containsExactlyInAnyOrder("put", "get", "head", "create", "part", "complete");
    }

    @Test
    void namesTheEncryptionOnlyWhereAnObjectBegins() throws StoreException {
        askEverything(Map.of("s3.encryption", "sse_kms", "s3.storage.class", "STANDARD_IA", "s3.object.tags", "a=b"));
        assertThat(with(SSE)).containsExactlyInAnyOrder("put", "create");
        assertThat(with("x-amz-storage-class")).containsExactlyInAnyOrder("put", "create");
        assertThat(with("x-amz-tagging")).containsExactlyInAnyOrder("put", "create");
    }

    private static final List<String> ORDER =
            List.of("put", "get", "head", "delete", "list", "create", "part", "complete", "abort", "list uploads");

    private Set<String> with(String header) {
        List<StubStore.Asked> asked = server.asked();
        Predicate<Integer> has = i -> asked.get(i).header(header).isPresent();
        return Stream.iterate(0, i -> i + 1)
                .limit(asked.size())
                .filter(has)
                .map(ORDER::get)
                .collect(Collectors.toSet());
    }

    /** In {@link #ORDER}. */
    private List<Part> askEverything(Map<String, String> options) throws StoreException {
        Map<String, String> ok = Map.of("ETag", "\"e\"");
        server.then(200, "", ok)
                .then(200, "content", ok)
                .then(200, "", Map.of("ETag", "\"e\"", "Content-Length", "7"))
                .then(204, "", Map.of())
                .then(200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>", Map.of())
                .then(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>", ok)
                .then(200, "", ok)
                .then(
                        200,
                        "<CompleteMultipartUploadResult><ETag>\"c-1\"</ETag></CompleteMultipartUploadResult>",
                        Map.of())
                .then(204, "", Map.of())
                .then(200, "<ListMultipartUploadsResult></ListMultipartUploadsResult>", Map.of());
        try (ObjectStore store = server.store(options)) {
            store.put("a", body(), ObjectHeaders.NONE, Condition.ALWAYS);
            store.get("a");
            store.head("a");
            store.delete("a");
            store.list("a");
            String id = store.createUpload("a", ObjectHeaders.NONE);
            List<Part> parts = List.of(store.uploadPart("a", id, 1, body()).orElseThrow());
            assertThat(store.completeUpload("a", id, parts, Condition.IF_ABSENT))
                    .isEqualTo(new Outcome.Stored("\"c-1\""));
            store.abortUpload("a", id);
            store.listUploads("a");
            return parts;
        }
    }

    @ParameterizedTest
    @MethodSource("partChecksums")
    void protectsPartsAndRepeatsTheirChecksumsOnCompletion(
            String algorithm, String inCreation, String header, String element, String value) throws StoreException {
        askEverything(Map.of("s3.checksum.algorithm", algorithm));
        assertThat(asked("create").header("x-amz-checksum-algorithm")).hasValue(inCreation);
        assertThat(asked("part").header(header)).hasValue(value);
        assertThat(asked("complete").body()).contains("<" + element + ">" + value + "</" + element + ">");
        assertThat(asked("complete").header("if-none-match")).hasValue("*");
    }

    static Stream<Arguments> partChecksums() {
        return Stream.of(
                Arguments.of("crc32", "CRC32", "x-amz-checksum-crc32", "ChecksumCRC32", "y/Q5Jg=="),
                Arguments.of("crc32c", "CRC32C", "x-amz-checksum-crc32c", "ChecksumCRC32C", "4waSgw=="),
                Arguments.of("crc64nvme", "CRC64NVME", "x-amz-checksum-crc64nvme", "ChecksumCRC64NVME", "rosUhgp5mIg="),
                Arguments.of(
                        "sha256",
                        "SHA256",
                        "x-amz-checksum-sha256",
                        "ChecksumSHA256",
                        "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="));
    }

    @Test
    void completesWhatWasBegunUnderAnotherAlgorithm() throws StoreException {
        List<Part> parts = askEverything(Map.of("s3.checksum.algorithm", "crc32c"));
        server.then(200, "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>", Map.of());
        try (ObjectStore store = server.store(Map.of("s3.checksum.algorithm", "sha256"))) {
            store.completeUpload("a", "u", parts, Condition.IF_ABSENT);
        }
        assertThat(server.asked().get(10).body()).contains("<ChecksumCRC32C>4waSgw==</ChecksumCRC32C>");
    }

    @Test
    void sendsNoChecksumOfPartsWhereNoneIsWanted() throws StoreException {
        askEverything(Map.of("s3.checksum", "when_required"));
        assertThat(asked("create").headers()).doesNotContainKey("x-amz-checksum-algorithm");
        assertThat(asked("part").headers().keySet()).noneMatch(name -> name.contains("checksum"));
        assertThat(asked("complete").body()).doesNotContain("Checksum");
    }

    @Test
    void turnsThePagesOfAListOfUploads() throws StoreException {
        server.then(
                        200,
                        "<ListMultipartUploadsResult><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>"
                                + "<NextKeyMarker>p/a%2Bb+c</NextKeyMarker><NextUploadIdMarker>1</NextUploadIdMarker>"
                                + "<Upload><Key>p/a%2Bb+c</Key><UploadId>1</UploadId>"
                                + "<Initiated>2026-11-20T10:11:12.000Z</Initiated></Upload></ListMultipartUploadsResult>",
                        Map.of())
                .then(
                        200,
                        "<ListMultipartUploadsResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>"
                                + "<Upload><Key>p/z%2F%2Fz</Key><UploadId>2</UploadId>"
                                + "<Initiated>2026-11-20T10:11:13.000Z</Initiated></Upload></ListMultipartUploadsResult>",
                        Map.of());
        try (ObjectStore store = server.store(Map.of())) {
            assertThat(store.listUploads("p/"))
                    .containsExactly(
                            new UnfinishedUpload("p/a+b c", "1", Instant.parse("2026-11-20T10:11:12Z")),
                            new UnfinishedUpload("p/z//z", "2", Instant.parse("2026-11-20T10:11:13Z")));
        }
        assertThat(server.asked().get(0).target()).contains("prefix=p%2F", "encoding-type=url");
        assertThat(server.asked().get(1).target()).contains("key-marker=p%2Fa%2Bb%20c", "upload-id-marker=1");
    }

    @Test
    void encodesWhatAPathCannotHold() throws StoreException {
        try (ObjectStore store = server.store(Map.of())) {
            store.put("a//b/ c+d/ü", body(), ObjectHeaders.NONE, Condition.ALWAYS);
        }
        assertThat(server.only().target()).isEqualTo("/millrace/a/%2Fb/%20c%2Bd/%C3%BC");
    }

    private StubStore.Asked asked(String operation) {
        return server.asked().get(ORDER.indexOf(operation));
    }

    private void put(Map<String, String> options, ObjectHeaders headers) throws StoreException {
        try (ObjectStore store = server.store(options)) {
            assertThat(store.put("a", body(), headers, Condition.ALWAYS)).isEqualTo(new Outcome.Stored("\"e\""));
        }
    }

    private static Body body() {
        byte[] bytes = "123456789".getBytes(StandardCharsets.US_ASCII);
        return new Body(bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
