// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The AWS SDK's client for one store, made when it can be. Used by several threads at once. */
final class S3Connection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** How long a connection may be silent in the middle of a request. */
    static final Duration SILENCE = Duration.ofSeconds(30);
    // Shorter than stores keep an idle connection: one that the store has closed costs a failed attempt.
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final S3Settings settings;
    private volatile @Nullable S3Client client;
    private volatile boolean closed;

    private S3Connection(S3Settings settings) {
        this.settings = settings;
    }

    /**
     * Sends nothing. Without a region the client waits for the first request: looking a region up may ask the machine's
     * metadata service, which is a reason to try again and none to fail.
     */
    static S3Connection to(S3Settings settings) {
        S3Connection connection = new S3Connection(settings);
        if (settings.region().isPresent()) {
            connection.client = make(settings);
        }
        return connection;
    }

    S3Client client() throws StoreException {
        S3Client made = client;
        return made == null ? makeLate() : made;
    }

    private synchronized S3Client makeLate() throws StoreException {
        S3Client made = client;
        if (made != null) {
            return made;
        }
        try {
            made = make(settings);
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

    private static S3Client make(S3Settings settings) {
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

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.credentials()
                .<AwsCredentialsProvider>map(given -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
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
