// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/** The options that say which of Amazon's addresses to use, and through which proxy. */
final class NetworkOptions {
    static final Option<Boolean> S3_FIPS = Option.flag("s3.fips.enabled", false)
            .group("Network")
            .importance(Importance.LOW)
            .doc(
                    "Uses the region's address with cryptography that is validated by FIPS 140. Not every region has one.");
    static final Option<Boolean> S3_DUAL_STACK = Option.flag("s3.dualstack.enabled", false)
            .group("Network")
            .importance(Importance.LOW)
            .doc("Uses the region's address that answers over IPv6 too.");
    static final Option<Boolean> S3_ACCELERATE = Option.flag("s3.accelerate.enabled", false)
            .group("Network")
            .importance(Importance.LOW)
            .doc("Uses S3 Transfer Acceleration, which costs extra and must be switched on for the bucket: for workers"
                    + " far away from it.");
    // Checked by check(), since a complaint of the option itself would repeat the value.
    static final Option<String> S3_PROXY_URL = Option.text("s3.proxy.url")
            .check("an http or https address without user, path, query and fragment", text -> Optional.empty())
            .group("Network")
            .doc("The HTTP proxy to S3 and STS, such as http://proxy.example:3128. Without it the one that the worker's"
                    + " JVM (`http.proxyHost`, `https.proxyHost`) or environment (`HTTP_PROXY`, `HTTPS_PROXY`) names, if"
                    + " any.");
    static final Option<String> S3_PROXY_USER = Option.text("s3.proxy.user")
            .check("not empty", StoreOptions::emptiness)
            .group("Network")
            .importance(Importance.LOW)
            .doc("Who we are to the proxy (basic authentication).");
    static final Option<Password> S3_PROXY_PASSWORD = Option.secret("s3.proxy.password")
            .check("not empty", secret -> StoreOptions.emptiness(secret.value()))
            .group("Network")
            .importance(Importance.LOW)
            .doc("The proof for the proxy. Never shown.");
    static final Option<Set<String>> S3_PROXY_DIRECT = Option.text("s3.proxy.non.proxy.hosts")
            .as(NetworkOptions::hosts)
            .check("host names separated by commas, * for any characters", hosts -> Optional.empty())
            .group("Network")
            .importance(Importance.LOW)
            .doc("Hosts that are reached without the proxy, such as `*.internal.example`.");

    static final List<Option<?>> ALL = List.of(
            S3_FIPS, S3_DUAL_STACK, S3_ACCELERATE, S3_PROXY_URL, S3_PROXY_USER, S3_PROXY_PASSWORD, S3_PROXY_DIRECT);

    private NetworkOptions() {}

    private static Set<String> hosts(String text) {
        Set<String> hosts = Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("must name a host; leave the option out instead");
        }
        return hosts;
    }

    static void check(OptionValues values, Problems problems) {
        checkKind(S3_FIPS, values, problems);
        checkKind(S3_DUAL_STACK, values, problems);
        checkKind(S3_ACCELERATE, values, problems);
        checkAcceleration(values, problems);
        if (problems.valid(S3_PROXY_URL)) {
            values.find(S3_PROXY_URL)
                    .flatMap(NetworkOptions::proxyComplaint)
                    .ifPresent(complaint -> problems.add(S3_PROXY_URL, S3_PROXY_URL + " " + complaint));
        }
        checkProxyUser(values, problems);
    }

    /** Amazon's special addresses are Amazon's. */
    private static void checkKind(Option<Boolean> kind, OptionValues values, Problems problems) {
        if (problems.valid(kind, StoreOptions.S3_ENDPOINT)
                && values.get(kind)
                && values.find(StoreOptions.S3_ENDPOINT).isPresent()) {
            problems.add(
                    kind,
                    kind + " must be false because " + StoreOptions.S3_ENDPOINT
                            + " gives the address; write the wanted one there");
        }
    }

    private static void checkAcceleration(OptionValues values, Problems problems) {
        if (!problems.valid(S3_ACCELERATE, S3_FIPS, StoreOptions.S3_PATH_STYLE, StoreOptions.S3_BUCKET)
                || !values.get(S3_ACCELERATE)) {
            return;
        }
        String no = S3_ACCELERATE + " must be false because ";
        if (values.get(S3_FIPS)) {
            problems.add(S3_ACCELERATE, no + S3_FIPS + " is true and there is no address that is both");
        }
        if (values.get(StoreOptions.S3_PATH_STYLE)) {
            problems.add(
                    S3_ACCELERATE,
                    no + StoreOptions.S3_PATH_STYLE + " is true, and the accelerated address has the bucket in the host"
                            + " name");
        }
        String bucket = values.get(StoreOptions.S3_BUCKET);
        if (BucketName.isArn(bucket)) {
            problems.add(S3_ACCELERATE, no + StoreOptions.S3_BUCKET + " is an access point, which has no such address");
        } else if (bucket.contains(".")) {
            problems.add(S3_ACCELERATE, no + "the name of the bucket has a dot, which S3 does not accelerate");
        }
    }

    private static Optional<String> proxyComplaint(String text) {
        Optional<String> complaint = Endpoint.complaint(text, "s3.proxy.user and s3.proxy.password");
        if (complaint.isPresent()) {
            return complaint;
        }
        String path = Endpoint.of(text).getRawPath();
        return path.isEmpty() || path.equals("/") ? Optional.empty() : Optional.of("must not have a path");
    }

    private static void checkProxyUser(OptionValues values, Problems problems) {
        if (!problems.valid(S3_PROXY_URL, S3_PROXY_USER, S3_PROXY_PASSWORD, S3_PROXY_DIRECT)) {
            return;
        }
        boolean proxy = values.find(S3_PROXY_URL).isPresent();
        boolean user = values.find(S3_PROXY_USER).isPresent();
        boolean password = values.find(S3_PROXY_PASSWORD).isPresent();
        if (user && !password) {
            problems.add(S3_PROXY_PASSWORD, S3_PROXY_PASSWORD + " must be given because " + S3_PROXY_USER + " is");
        }
        if (password && !user) {
            problems.add(S3_PROXY_USER, S3_PROXY_USER + " must be given because " + S3_PROXY_PASSWORD + " is");
        }
        if (user && !proxy) {
            problems.add(S3_PROXY_USER, S3_PROXY_USER + " has no effect without " + S3_PROXY_URL);
        }
        if (values.find(S3_PROXY_DIRECT).isPresent() && !proxy) {
            problems.add(S3_PROXY_DIRECT, S3_PROXY_DIRECT + " has no effect without " + S3_PROXY_URL);
        }
    }

    static S3Address.Kind kind(OptionValues values) {
        return new S3Address.Kind(values.get(S3_FIPS), values.get(S3_DUAL_STACK), values.get(S3_ACCELERATE));
    }

    static Optional<S3Address.Proxy> proxy(OptionValues values) {
        return values.find(S3_PROXY_URL)
                .map(Endpoint::of)
                .map(address -> new S3Address.Proxy(
                        withoutPath(address),
                        values.find(S3_PROXY_USER),
                        values.find(S3_PROXY_PASSWORD).map(Password::value),
                        values.find(S3_PROXY_DIRECT).orElse(Set.of())));
    }

    private static URI withoutPath(URI address) {
        return address.resolve("").getRawPath().isEmpty()
                ? address
                : URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }
}
