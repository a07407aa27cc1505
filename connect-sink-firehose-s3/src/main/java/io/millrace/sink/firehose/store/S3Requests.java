// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** What the port's calls are in S3's protocol, with the settings that go with each. */
final class S3Requests {
    // Firehose's content type, whatever is inside.
    private static final String CONTENT_TYPE = "application/octet-stream";
    // An attempt that moves less than this is taken for dead: writing to a vanished host would otherwise block for as
    // long as the operating system's TCP retries.
    private static final long SLOWEST_BYTES_PER_SECOND = 256 * 1024;
    // S3 puts the parts together before it answers: minutes for the largest objects, and ours are not.
    private static final Duration COMPLETION = Duration.ofMinutes(5);

    private final S3Settings settings;
    private final ObjectSettings objects;

    S3Requests(S3Settings settings) {
        this.settings = settings;
        this.objects = settings.objects();
    }

    PutObjectRequest put(String key, Body body, ObjectHeaders headers, Condition condition) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .contentType(CONTENT_TYPE)
                .contentEncoding(orNull(headers.contentEncoding()))
                .metadata(headers.metadata())
                .ifNoneMatch(ifNoneMatch(condition))
                .ifMatch(ifMatch(condition))
                .overrideConfiguration(within(longest(body), objects.writing(headers.purpose())));
        tagging(objects.tags(headers)).ifPresent(request::tagging);
        settings.checksum().ifPresent(checksum -> checksum.protect(request, checksum.of(body)));
        return request.build();
    }

    static RequestBody content(Body body) {
        ContentStreamProvider content = () -> body.opener().get();
        return RequestBody.fromContentProvider(content, body.length(), CONTENT_TYPE);
    }

    GetObjectRequest get(String key) {
        return GetObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .overrideConfiguration(within(S3Connection.SILENCE, objects.touching()))
                .build();
    }

    HeadObjectRequest head(String key) {
        return HeadObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .overrideConfiguration(within(S3Connection.SILENCE, objects.touching()))
                .build();
    }

    DeleteObjectRequest delete(String key) {
        return DeleteObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .overrideConfiguration(within(S3Connection.SILENCE, objects.anyRequest()))
                .build();
    }

    /** Keys in URL encoding: XML cannot carry all characters that a key can. The SDK decodes them. */
    ListObjectsV2Request list(String prefix) {
        return ListObjectsV2Request.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .encodingType(EncodingType.URL)
                .overrideConfiguration(within(S3Connection.SILENCE, objects.anyRequest()))
                .build();
    }

    CreateMultipartUploadRequest createUpload(String key, ObjectHeaders headers) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .contentType(CONTENT_TYPE)
                .contentEncoding(orNull(headers.contentEncoding()))
                .metadata(headers.metadata())
                .overrideConfiguration(within(S3Connection.SILENCE, objects.writing(headers.purpose())));
        tagging(objects.tags(headers)).ifPresent(request::tagging);
        settings.checksum().map(Checksum::algorithm).ifPresent(request::checksumAlgorithm);
        return request.build();
    }

    /** {@code checksum} is what {@link #checksum} gave for the body. */
    UploadPartRequest uploadPart(String key, String uploadId, int number, Body body, Optional<String> checksum) {
        UploadPartRequest.Builder request = UploadPartRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .uploadId(uploadId)
                .partNumber(number)
                .overrideConfiguration(within(longest(body), objects.touching()));
        settings.checksum().ifPresent(kind -> kind.protect(request, checksum.orElseThrow()));
        return request.build();
    }

    Optional<String> checksum(Body body) {
        return settings.checksum().map(kind -> kind.of(body));
    }

    Part part(int number, String etag, Optional<String> checksum) {
        return new Part(number, etag, settings.checksum().map(kind -> kind.label(checksum.orElseThrow())));
    }

    CompleteMultipartUploadRequest completeUpload(String key, String uploadId, List<Part> parts, Condition condition) {
        List<CompletedPart> completed =
                parts.stream().map(S3Requests::completed).toList();
        return CompleteMultipartUploadRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .uploadId(uploadId)
                .multipartUpload(all -> all.parts(completed))
                .ifNoneMatch(ifNoneMatch(condition))
                .ifMatch(ifMatch(condition))
                .overrideConfiguration(within(COMPLETION, objects.touching()))
                .build();
    }

    private static CompletedPart completed(Part part) {
        CompletedPart.Builder completed =
                CompletedPart.builder().partNumber(part.number()).eTag(part.etag());
        part.checksum().ifPresent(label -> Checksum.repeatLabelled(completed, label));
        return completed.build();
    }

    AbortMultipartUploadRequest abortUpload(String key, String uploadId) {
        return AbortMultipartUploadRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .uploadId(uploadId)
                .overrideConfiguration(within(S3Connection.SILENCE, objects.anyRequest()))
                .build();
    }

    /** Keys in URL encoding, as in {@link #list}. */
    ListMultipartUploadsRequest listUploads(String prefix) {
        return ListMultipartUploadsRequest.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .encodingType(EncodingType.URL)
                .overrideConfiguration(within(S3Connection.SILENCE, objects.anyRequest()))
                .build();
    }

    /** Not even an empty header without tags: some stores refuse any. */
    private static Optional<Tagging> tagging(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        List<Tag> set = tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return Optional.of(Tagging.builder().tagSet(set).build());
    }

    private static @Nullable String ifNoneMatch(Condition condition) {
        return condition instanceof Condition.IfAbsent ? "*" : null;
    }

    private static @Nullable String ifMatch(Condition condition) {
        return condition instanceof Condition.IfMatch match ? match.etag() : null;
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.orElse(null);
    }

    private static AwsRequestOverrideConfiguration within(Duration attempt, Map<String, String> headers) {
        AwsRequestOverrideConfiguration.Builder override =
                AwsRequestOverrideConfiguration.builder().apiCallAttemptTimeout(attempt);
        headers.forEach(override::putHeader);
        return override.build();
    }

    private static Duration longest(Body body) {
        return S3Connection.SILENCE.plusSeconds(body.length() / SLOWEST_BYTES_PER_SECOND);
    }
}
