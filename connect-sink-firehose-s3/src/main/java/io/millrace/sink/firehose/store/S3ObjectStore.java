// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Amazon S3 or a store that speaks its protocol, through the AWS SDK's blocking client. The SDK's own retries are off:
 * one policy decides, the delivery's.
 */
public final class S3ObjectStore implements ObjectStore {
    // Firehose's content type, whatever is inside.
    private static final String CONTENT_TYPE = "application/octet-stream";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    // Shorter than stores keep an idle connection: one that the store has closed costs a failed attempt.
    private static final Duration IDLE = Duration.ofSeconds(5);
    // An attempt that moves less than this is taken for dead: writing to a vanished host would otherwise block for as
    // long
    // as the operating system's TCP retries.
    private static final long SLOWEST_BYTES_PER_SECOND = 256 * 1024;

    private final S3Settings settings;
    private volatile @Nullable S3Client client;
    private volatile boolean closed;

    private S3ObjectStore(S3Settings settings) {
        this.settings = settings;
    }

    /**
     * Makes a client; nothing is sent. Without a region the client waits for the first object: looking a region up may
     * ask the machine's metadata service, which is a reason to try again and none to fail.
     *
     * @param settings which bucket, and how to reach it
     * @return to be closed
     */
    public static S3ObjectStore connect(S3Settings settings) {
        S3ObjectStore store = new S3ObjectStore(settings);
        if (settings.region().isPresent()) {
            store.client = client(settings);
        }
        return store;
    }

    private static S3Client client(S3Settings settings) {
        boolean always = settings.checksums() == S3Settings.Checksums.WHEN_SUPPORTED;
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(settings.maxConnections())
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(SILENCE)
                        .connectionMaxIdleTime(IDLE)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(credentials(settings))
                .requestChecksumCalculation(
                        always ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        settings.region().map(Region::of).ifPresent(builder::region);
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private S3Client client() throws StoreException {
        S3Client made = client;
        return made == null ? makeClient() : made;
    }

    private synchronized S3Client makeClient() throws StoreException {
        S3Client made = client;
        if (made != null) {
            return made;
        }
        try {
            made = client(settings);
        } catch (SdkException e) {
            throw new StoreException(
                    "NoRegion",
                    "no region for bucket " + settings.bucket() + " is known: neither environment, profile nor instance"
                            + " metadata has one; set s3.region",
                    e);
        }
        client = made;
        if (closed) {
            made.close();
        }
        return made;
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.credentials()
                .<AwsCredentialsProvider>map(given -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    @Override
    public void put(String key, Body body, Optional<String> contentEncoding) throws StoreException {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .contentType(CONTENT_TYPE)
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(longest(body.length())));
        contentEncoding.ifPresent(request::contentEncoding);
        ContentStreamProvider content = () -> body.opener().get();
        try {
            client().putObject(request.build(), RequestBody.fromContentProvider(content, body.length(), CONTENT_TYPE));
        } catch (SdkException e) {
            throw new StoreException(kind(e), explain(e), e);
        }
    }

    private static Duration longest(long bytes) {
        return SILENCE.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    }

    private static String explain(SdkException e) {
        if (e instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            return "status " + refused.statusCode() + ", "
                    + refused.awsErrorDetails().errorCode() + ": "
                    + refused.awsErrorDetails().errorMessage();
        }
        return root(e).getClass() == SocketException.class
                ? e.getMessage() + "; the store may have refused the request before it had read it, as some do when"
                        + " credentials are wrong or the bucket does not exist"
                : String.valueOf(e.getMessage());
    }

    private static String kind(SdkException e) {
        return e instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? String.valueOf(refused.awsErrorDetails().errorCode())
                : root(e).getClass().getName();
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public String description() {
        return "bucket " + settings.bucket()
                + settings.endpoint().map(uri -> " at " + uri).orElse("");
    }

    // Takes no lock: a look-up of the region under way may take seconds.
    @Override
    public void close() {
        closed = true;
        S3Client made = client;
        if (made != null) {
            made.close();
        }
    }
}
