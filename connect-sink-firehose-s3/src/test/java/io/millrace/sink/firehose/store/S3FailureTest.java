// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the store's errors mean in the port's terms. */
class S3FailureTest {
    private static final List<Part> PARTS = List.of(new Part(1, "\"e\"", Optional.empty()));

    private final StubStore server = new StubStore();
    private final ObjectStore store = server.store(Map.of());

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, s3:ListBucket",
        "400, ExpiredToken, s3.session.token",
        "403, InvalidAccessKeyId, s3.access.key.id",
        "403, SignatureDoesNotMatch, s3.access.key.id",
        "404, NoSuchBucket, s3.bucket",
        "301, PermanentRedirect, s3.region",
        "400, AuthorizationHeaderMalformed, s3.region",
        "403, RequestTimeTooSkewed, clock",
        "503, SlowDown, fewer requests",
        "503, ServiceUnavailable, fewer requests",
        "500, InternalError, status 500",
        "501, NotImplemented, s3.checksum",
        "400, InvalidArgument, as it says",
        "409, ConditionalRequestConflict, as it says",
        "409, OperationAborted, as it says",
        "412, PreconditionFailed, as it says",
        "400, KMS.NotFoundException, s3.encryption.kms.key",
        "400, AccessControlListNotSupported, s3.acl",
        "400, BadDigest, as it says"
    })
    void saysWhatTheStoreSaidAndWhatToDo(int status, String code, String advice) {
        server.thenError(status, code);
        StoreException failure = failure(Condition.ALWAYS);
        assertThat(failure.kind()).isEqualTo(code);
        assertThat(failure).hasMessageContainingAll("status " + status, code, "as it says", advice);
    }

    @ParameterizedTest
    @CsvSource({"502, HTTP 502", "503, HTTP 503", "403, HTTP 403", "501, HTTP 501"})
    void namesTheStatusWhereTheStoreGivesNoReason(int status, String kind) {
        server.then(status, "", Map.of());
        assertThat(failure(Condition.ALWAYS).kind()).isEqualTo(kind);
    }

    @Test
    void saysWhereTheBucketIs() {
        String body = "<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message></Error>";
        server.then(301, body, Map.of("x-amz-bucket-region", "eu-west-3"));
        assertThat(failure(Condition.ALWAYS)).hasMessageContaining("the bucket is in eu-west-3");
    }

    @Test
    void takesAFailedPreconditionForTheConditionsAnswer() throws StoreException {
        server.thenError(412, "PreconditionFailed")
                .thenError(412, "PreconditionFailed")
                .thenError(404, "NoSuchKey");
        assertThat(put(Condition.IF_ABSENT)).isEqualTo(Outcome.REFUSED);
        assertThat(put(new Condition.IfMatch("\"e\""))).isEqualTo(Outcome.REFUSED);
        assertThat(put(new Condition.IfMatch("\"e\""))).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "409, ConditionalRequestConflict",
        "404, NoSuchBucket",
        "404, NoSuchKey",
        "501, NotImplemented",
        "400, InvalidArgument",
        "403, AccessDenied"
    })
    void takesNoOtherAnswerForTheConditions(int status, String code) {
        server.thenError(status, code);
        assertThat(failure(Condition.IF_ABSENT).kind()).isEqualTo(code);
    }

    @Test
    void takesAnErrorInsideASuccessForAFailure() {
        server.thenError(200, "InternalError");
        StoreException failure = catchThrowableOfType(
                StoreException.class, () -> store.completeUpload("a", "u", PARTS, Condition.IF_ABSENT));
        assertThat(failure.kind()).isEqualTo("InternalError");
    }

    @Test
    void knowsAFailedPreconditionInsideASuccess() throws StoreException {
        server.thenError(200, "PreconditionFailed");
        assertThat(store.completeUpload("a", "u", PARTS, Condition.IF_ABSENT)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void answersThatTheUploadIsGone() throws StoreException {
        for (int i = 0; i < 3; i++) {
            server.thenError(404, "NoSuchUpload");
        }
        assertThat(store.uploadPart("a", "u", 1, body())).isEmpty();
        assertThat(store.completeUpload("a", "u", PARTS, Condition.IF_ABSENT)).isEqualTo(Outcome.GONE);
        store.abortUpload("a", "u");
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void doesNotTakeAMissingBucketForAMissingUpload() {
        for (int i = 0; i < 3; i++) {
            server.thenError(404, "NoSuchBucket");
        }
        assertThat(catchThrowableOfType(StoreException.class, () -> store.uploadPart("a", "u", 1, body())))
                .extracting(StoreException::kind)
                .isEqualTo("NoSuchBucket");
        assertThat(catchThrowableOfType(
                        StoreException.class, () -> store.completeUpload("a", "u", PARTS, Condition.IF_ABSENT)))
                .isNotNull();
        assertThat(catchThrowableOfType(StoreException.class, () -> store.abortUpload("a", "u")))
                .isNotNull();
    }

    @Test
    void findsNothingWhereTheStoreKnowsNoSuchKey() throws StoreException {
        server.then(404, "", Map.of()).thenError(404, "NoSuchKey");
        assertThat(store.head("a")).isEmpty();
        assertThat(store.get("a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "500"})
    void doesNotTakeARefusedLookForAnAbsentObject(int status) {
        server.then(status, "", Map.of());
        StoreException failure = catchThrowableOfType(StoreException.class, () -> store.head("a"));
        assertThat(failure.kind()).isEqualTo("HTTP " + status);
    }

    @Test
    void saysWhatIsMissingInAnAnswer() {
        server.then(200, "", Map.of()).then(200, "<InitiateMultipartUploadResult/>", Map.of());
        assertThat(catchThrowableOfType(StoreException.class, () -> store.head("a")))
                .hasMessageContaining("no Content-Length");
        assertThat(catchThrowableOfType(StoreException.class, () -> store.createUpload("a", ObjectHeaders.NONE)))
                .hasMessageContaining("no UploadId");
    }

    @Test
    void sendsEveryRequestOnce() {
        server.thenError(503, "SlowDown");
        assertThat(failure(Condition.ALWAYS)).isNotNull();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void namesFailuresOfTheWayByTheirKind() {
        assertThat(kind(new SocketTimeoutException("Read timed out"))).isEqualTo("Timeout");
        assertThat(kind(new UnknownHostException("nowhere"))).isEqualTo("UnknownHostException");
        assertThat(new S3Failure(ApiCallAttemptTimeoutException.create(1))
                        .exception()
                        .kind())
                .isEqualTo("Timeout");
    }

    private static String kind(IOException cause) {
        return new S3Failure(SdkClientException.create("failed", cause))
                .exception()
                .kind();
    }

    private StoreException failure(Condition condition) {
        return catchThrowableOfType(StoreException.class, () -> put(condition));
    }

    private Outcome put(Condition condition) throws StoreException {
        return store.put("a", body(), ObjectHeaders.NONE, condition);
    }

    private static Body body() {
        return new Body(1, () -> new ByteArrayInputStream(new byte[1]));
    }
}
