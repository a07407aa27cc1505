// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/** The clients that roles are assumed with; they share the store's connections and proxy. */
final class StsClients implements AutoCloseable {
    private final SdkHttpClient http;
    private final Optional<String> region;
    private final List<StsClient> made = new ArrayList<>();

    StsClients(SdkHttpClient http, Optional<String> region) {
        this.http = http;
        this.region = region;
    }

    StsClient make(S3Credentials.StsAddress address, AwsCredentialsProvider own) {
        StsClientBuilder builder = StsClient.builder()
                .httpClient(http)
                .credentialsProvider(own)
                .overrideConfiguration(
                        o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(S3Connection.SILENCE));
        address.region().or(() -> region).map(Region::of).ifPresent(builder::region);
        address.endpoint().ifPresent(builder::endpointOverride);
        StsClient client = builder.build();
        made.add(client);
        return client;
    }

    @Override
    public void close() {
        made.forEach(StsClient::close);
    }
}
