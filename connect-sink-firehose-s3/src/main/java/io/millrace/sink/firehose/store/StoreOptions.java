// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say which bucket to write to, and how to reach it. */
public final class StoreOptions {
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** {@code s3.bucket}. */
    public static final Option<String> S3_BUCKET = Option.text("s3.bucket")
            .required()
            .group("Store")
            .importance(Importance.HIGH)
            .check("an S3 bucket name", BucketName::complaint)
            .doc("The bucket that the objects go to.");
    /** {@code s3.region}. */
    public static final Option<String> S3_REGION = Option.text("s3.region")
            .check("lower-case letters, digits and hyphens", StoreOptions::noRegion)
            .group("Store")
            .importance(Importance.HIGH)
            .doc("The region of the bucket, such as eu-central-1. Without it the AWS SDK's default chain finds one"
                    + " (environment, profile, instance metadata); with `s3.endpoint` it is us-east-1 then.");
    /** {@code s3.endpoint}. */
    // Checked by check(), since a complaint of the option itself would repeat the value.
    public static final Option<String> S3_ENDPOINT = Option.text("s3.endpoint")
            .check("an http or https address without user, query and fragment", text -> Optional.empty())
            .group("Store")
            .doc(
                    "The address of a store that speaks the S3 protocol, such as https://minio.example:9000. Without it the"
                            + " records go to Amazon S3 itself.");
    /** {@code s3.path.style.enabled}. */
    public static final Option<Boolean> S3_PATH_STYLE = Option.flag("s3.path.style.enabled", false)
            .group("Store")
            .doc("Puts the bucket into the path of the address rather than into the host name. Most stores other than"
                    + " Amazon's need it.");
    /** {@code s3.checksum}. */
    public static final Option<S3Settings.Checksums> S3_CHECKSUM = Option.choice(
                    "s3.checksum", S3Settings.Checksums.values(), S3Settings.Checksums::word)
            .defaultingTo("when_supported")
            .group("Store")
            .importance(Importance.LOW)
            .doc("Whether every upload carries a checksum that the store compares with what it received, besides the"
                    + " signature. `when_required` is for stores that reject it.");
    /** {@code s3.checksum.algorithm}. */
    public static final Option<Checksum> S3_CHECKSUM_ALGORITHM = Option.choice(
                    "s3.checksum.algorithm", Checksum.values(), Checksum::word)
            .defaultingTo("crc32c")
            .group("Store")
            .importance(Importance.LOW)
            .doc(
                    "Which checksum. S3 keeps it with the object. `crc32c` costs least here; `crc64nvme` also covers an object"
                            + " of several parts as a whole, where the others are kept per part.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL = Stream.of(
                    List.of(S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_PATH_STYLE, S3_CHECKSUM, S3_CHECKSUM_ALGORITHM),
                    CredentialOptions.ALL,
                    EncryptionOptions.ALL,
                    ObjectOptions.ALL,
                    NetworkOptions.ALL)
            .<Option<?>>flatMap(List::stream)
            .toList();

    private StoreOptions() {}

    /**
     * The rules that no option can check by itself.
     *
     * @param values what the user sent
     * @param problems where complaints go
     */
    public static void check(OptionValues values, Problems problems) {
        if (problems.valid(S3_ENDPOINT)) {
            values.find(S3_ENDPOINT)
                    .flatMap(text -> Endpoint.complaint(text, "s3.access.key.id and s3.secret.access.key"))
                    .ifPresent(complaint -> problems.add(S3_ENDPOINT, S3_ENDPOINT + " " + complaint));
        }
        checkRegion(values, problems);
        if (problems.valid(S3_BUCKET, S3_PATH_STYLE)
                && values.get(S3_PATH_STYLE)
                && BucketName.isArn(values.get(S3_BUCKET))) {
            problems.add(
                    S3_PATH_STYLE,
                    S3_PATH_STYLE + " must be false because " + S3_BUCKET + " is the ARN of an access point, which has"
                            + " a host name of its own");
        }
        CredentialOptions.check(values, problems);
        EncryptionOptions.check(values, problems);
        ObjectOptions.check(values, problems);
        NetworkOptions.check(values, problems);
    }

    private static void checkRegion(OptionValues values, Problems problems) {
        if (problems.valid(S3_BUCKET, S3_REGION, S3_ENDPOINT, CredentialOptions.S3_PROFILE)
                && region(values).isEmpty()
                && values.find(CredentialOptions.S3_PROFILE).isEmpty()
                && RegionLookup.isHopeless()) {
            problems.add(
                    S3_REGION,
                    S3_REGION + " must be given: neither environment nor profile of this worker has a region, and"
                            + " instance metadata is disabled");
        }
    }

    static Optional<String> noRegion(String text) {
        return REGION.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be a region's code such as eu-central-1: lower-case letters, digits and hyphens");
    }

    static Optional<String> emptiness(String text) {
        return text.isBlank() ? Optional.of("must not be empty; leave the option out instead") : Optional.empty();
    }

    /**
     * Reads the options.
     *
     * @param values a valid configuration
     * @param maxConnections how many requests may be under way at once
     * @return their meaning
     */
    public static S3Settings read(OptionValues values, int maxConnections) {
        return new S3Settings(
                values.get(S3_BUCKET),
                new S3Address(
                        region(values),
                        values.find(S3_ENDPOINT).map(Endpoint::of),
                        values.get(S3_PATH_STYLE),
                        NetworkOptions.kind(values),
                        NetworkOptions.proxy(values)),
                CredentialOptions.read(values),
                ObjectOptions.read(values),
                Optional.of(values.get(S3_CHECKSUM_ALGORITHM))
                        .filter(any -> values.get(S3_CHECKSUM) == S3Settings.Checksums.WHEN_SUPPORTED),
                maxConnections);
    }

    /** As given, else an access point's own, else any for a store that has none. */
    private static Optional<String> region(OptionValues values) {
        return values.find(S3_REGION)
                .or(() -> BucketName.region(values.get(S3_BUCKET)))
                .or(() -> values.find(S3_ENDPOINT).map(own -> "us-east-1"));
    }
}
