// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Amazon S3 or a store that speaks its protocol, through the AWS SDK's blocking client. The SDK's own retries are off:
 * one policy decides, the delivery's.
 */
public final class S3ObjectStore implements ObjectStore {
    private final S3Settings settings;
    private final S3Connection connection;
    private final S3Requests requests;

    private S3ObjectStore(S3Settings settings, S3Connection connection) {
        this.settings = settings;
        this.connection = connection;
        this.requests = new S3Requests(settings);
    }

    /**
     * Makes a client; nothing is sent.
     *
     * @param settings which bucket, and how to reach it
     * @return to be closed
     */
    public static S3ObjectStore connect(S3Settings settings) {
        return new S3ObjectStore(settings, S3Connection.to(settings));
    }

    @Override
    public Outcome put(String key, Body body, ObjectHeaders headers, Condition condition) throws StoreException {
        return ask(
                client -> stored(client.putObject(requests.put(key, body, headers, condition), S3Requests.content(body))
                        .eTag()),
                failure -> failure.refuses(condition) ? Optional.of(Outcome.REFUSED) : Optional.empty());
    }

    @Override
    public Optional<StoredObject> get(String key) throws StoreException {
        return ask(
                client -> {
                    ResponseBytes<GetObjectResponse> answer = client.getObjectAsBytes(requests.get(key));
                    return Optional.of(new StoredObject(etag(answer.response().eTag()), answer.asByteArrayUnsafe()));
                },
                failure -> emptyWhen(failure.isNoSuchKey()));
    }

    @Override
    public Optional<ObjectHead> head(String key) throws StoreException {
        Optional<HeadObjectResponse> answer = ask(
                client -> Optional.of(client.headObject(requests.head(key))),
                failure -> emptyWhen(failure.isNotFound()));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        HeadObjectResponse there = answer.get();
        Long length = told(there.contentLength(), "Content-Length", key);
        return Optional.of(new ObjectHead(etag(there.eTag()), length, there.metadata()));
    }

    @Override
    public void delete(String key) throws StoreException {
        ask(client -> client.deleteObject(requests.delete(key)), S3ObjectStore::never);
    }

    @Override
    public List<String> list(String prefix) throws StoreException {
        List<String> keys = new ArrayList<>();
        ListObjectsV2Request request = requests.list(prefix);
        while (true) {
            ListObjectsV2Request page = request;
            ListObjectsV2Response answer = ask(client -> client.listObjectsV2(page), S3ObjectStore::never);
            answer.contents().stream().map(S3Object::key).forEach(keys::add);
            if (!Boolean.TRUE.equals(answer.isTruncated())) {
                return keys;
            }
            request = request.toBuilder()
                    .continuationToken(answer.nextContinuationToken())
                    .build();
        }
    }

    @Override
    public String createUpload(String key, ObjectHeaders headers) throws StoreException {
        CreateMultipartUploadResponse answer =
                ask(client -> client.createMultipartUpload(requests.createUpload(key, headers)), S3ObjectStore::never);
        return told(answer.uploadId(), "UploadId", key);
    }

    @Override
    public Optional<Part> uploadPart(String key, String uploadId, int number, Body body) throws StoreException {
        Optional<String> checksum = requests.checksum(body);
        return ask(
                client -> {
                    UploadPartResponse answer = client.uploadPart(
                            requests.uploadPart(key, uploadId, number, body, checksum), S3Requests.content(body));
                    return Optional.of(requests.part(number, etag(answer.eTag()), checksum));
                },
                failure -> emptyWhen(failure.isNoSuchUpload()));
    }

    @Override
    public Outcome completeUpload(String key, String uploadId, List<Part> parts, Condition condition)
            throws StoreException {
        return ask(
                client ->
                        stored(client.completeMultipartUpload(requests.completeUpload(key, uploadId, parts, condition))
                                .eTag()),
                failure -> {
                    if (failure.isNoSuchUpload()) {
                        return Optional.of(Outcome.GONE);
                    }
                    return failure.refuses(condition) ? Optional.of(Outcome.REFUSED) : Optional.empty();
                });
    }

    @Override
    public void abortUpload(String key, String uploadId) throws StoreException {
        ask(
                client -> {
                    client.abortMultipartUpload(requests.abortUpload(key, uploadId));
                    return Outcome.GONE;
                },
                failure -> failure.isNoSuchUpload() ? Optional.of(Outcome.GONE) : Optional.empty());
    }

    @Override
    public List<UnfinishedUpload> listUploads(String prefix) throws StoreException {
        List<UnfinishedUpload> uploads = new ArrayList<>();
        ListMultipartUploadsRequest request = requests.listUploads(prefix);
        while (true) {
            ListMultipartUploadsRequest page = request;
            ListMultipartUploadsResponse answer =
                    ask(client -> client.listMultipartUploads(page), S3ObjectStore::never);
            for (MultipartUpload upload : answer.uploads()) {
                uploads.add(new UnfinishedUpload(upload.key(), upload.uploadId(), upload.initiated()));
            }
            if (!Boolean.TRUE.equals(answer.isTruncated())) {
                return uploads;
            }
            request = request.toBuilder()
                    .keyMarker(answer.nextKeyMarker())
                    .uploadIdMarker(answer.nextUploadIdMarker())
                    .build();
        }
    }

    /** Sends one request; a failure that is an answer of the port is one, any other is the port's exception. */
    private <T> T ask(Function<S3Client, T> request, Function<S3Failure, Optional<T>> answer) throws StoreException {
        S3Client client = connection.client();
        try {
            return request.apply(client);
        } catch (SdkException e) {
            S3Failure failure = new S3Failure(e);
            Optional<T> meant = answer.apply(failure);
            if (meant.isPresent()) {
                return meant.get();
            }
            throw failure.exception();
        }
    }

    /** Not every store that claims to speak S3 does. */
    private static <T> T told(@Nullable T value, String name, String key) throws StoreException {
        if (value == null) {
            String message = "the store's answer about " + key + " has no " + name;
            throw new StoreException("No" + name.replace("-", ""), message, new IOException(message));
        }
        return value;
    }

    private static <T> Optional<T> never(S3Failure failure) {
        return Optional.empty();
    }

    private static <T> Optional<Optional<T>> emptyWhen(boolean absent) {
        return absent ? Optional.of(Optional.empty()) : Optional.empty();
    }

    private static Outcome stored(@Nullable String etag) {
        return new Outcome.Stored(etag(etag));
    }

    private static String etag(@Nullable String given) {
        return requireNonNullElse(given, "");
    }

    @Override
    public String description() {
        return "bucket " + settings.bucket()
                + settings.address().endpoint().map(uri -> " at " + uri).orElse("");
    }

    @Override
    public void close() {
        connection.close();
    }
}
