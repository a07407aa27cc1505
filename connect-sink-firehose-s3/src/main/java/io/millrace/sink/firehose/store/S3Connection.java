// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
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
    private volatile @Nullable Made made;
    private volatile boolean closed;

    /** What was made together and is closed together. */
    private record Made(S3Client client, StsClients sts, SdkHttpClient http) {
        void close() {
            client.close();
            sts.close();
            http.close();
        }
    }

    private S3Connection(S3Settings settings) {
        this.settings = settings;
    }

    /**
     * Sends nothing. Without a region the client waits for the first request: looking a region up may ask the machine's
     * metadata service, which is a reason to try again and none to fail.
     */
    static S3Connection to(S3Settings settings) {
        S3Connection connection = new S3Connection(settings);
        if (settings.address().region().isPresent()) {
            connection.made = make(settings);
        }
        return connection;
    }

    S3Client client() throws StoreException {
        Made already = made;
        return already == null ? makeLate().client : already.client;
    }

    private synchronized Made makeLate() throws StoreException {
        Made already = made;
        if (already != null) {
            return already;
        }
        Made late;
        try {
            late = make(settings);
        } catch (SdkException e) {
            throw new StoreException(
                    "NoRegion",
                    "no region for bucket " + settings.bucket() + " is known: neither environment, profile nor instance"
                            + " metadata has one; set s3.region",
                    e);
        }
        made = late;
        if (closed) {
            late.close();
        }
        return late;
    }

    private static Made make(S3Settings settings) {
        SdkHttpClient http = http(settings);
        try {
            StsClients sts = new StsClients(http, settings.address().region());
            return new Made(client(settings, http, sts), sts, http);
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
    }

    private static SdkHttpClient http(S3Settings settings) {
        Apache5HttpClient.Builder http = Apache5HttpClient.builder()
                .maxConnections(settings.maxConnections())
                .connectionTimeout(CONNECT)
                .connectionAcquisitionTimeout(SILENCE)
                .connectionMaxIdleTime(IDLE)
                .socketTimeout(SILENCE);
        settings.address().proxy().map(S3Connection::proxy).ifPresent(http::proxyConfiguration);
        return http.build();
    }

    private static ProxyConfiguration proxy(S3Address.Proxy proxy) {
        return ProxyConfiguration.builder()
                .endpoint(proxy.address())
                .username(proxy.user().orElse(null))
                .password(proxy.password().orElse(null))
                .nonProxyHosts(patterns(proxy.direct()))
                // A request's body would otherwise go out twice.
                .preemptiveBasicAuthenticationEnabled(proxy.user().isPresent())
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build();
    }

    /** The HTTP client compares hosts with regular expressions. */
    private static Set<String> patterns(Set<String> hosts) {
        return hosts.stream()
                .map(host -> Arrays.stream(host.toLowerCase(Locale.ROOT).split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.toSet());
    }

    private static S3Client client(S3Settings settings, SdkHttpClient http, StsClients sts) {
        S3Address address = settings.address();
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .overrideConfiguration(o -> override(o, settings.credentials()))
                .forcePathStyle(address.pathStyle())
                .credentialsProvider(credentials(settings.credentials(), sts))
                // The bucket may be an access point's ARN, which names its own region.
                .useArnRegion(true)
                // Ours are computed before the request.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        address.region().map(Region::of).ifPresent(builder::region);
        address.endpoint().ifPresent(builder::endpointOverride);
        // False would overrule what the worker's environment says.
        if (address.kind().fips()) {
            builder.fipsEnabled(true);
        }
        if (address.kind().dualStack()) {
            builder.dualstackEnabled(true);
        }
        if (address.kind().accelerate()) {
            builder.accelerate(true);
        }
        return builder.build();
    }

    private static void override(ClientOverrideConfiguration.Builder override, S3Credentials credentials) {
        override.retryStrategy(AwsRetryStrategy.doNotRetry());
        // A profile may name a region.
        if (credentials instanceof S3Credentials.Profile profile) {
            override.defaultProfileName(profile.name()).defaultProfileFileSupplier(profile.files());
        }
    }

    private static AwsCredentialsProvider credentials(S3Credentials credentials, StsClients sts) {
        AwsCredentialsProvider provider = credentials.provider(sts);
        // The SDK knows by the type that nothing is to be signed.
        return credentials instanceof S3Credentials.Anonymous
                ? provider
                : new CredentialSource(provider, credentials.hint());
    }

    // Takes no lock: a look-up of the region under way may take seconds.
    @Override
    public void close() {
        closed = true;
        Made already = made;
        if (already != null) {
            already.close();
        }
    }
}
