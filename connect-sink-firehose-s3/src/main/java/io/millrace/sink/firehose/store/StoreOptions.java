// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

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
    /** {@code s3.access.key.id}. */
    public static final Option<String> S3_ACCESS_KEY_ID = Option.text("s3.access.key.id")
            .check("not empty", StoreOptions::emptiness)
            .group("Store")
            .doc("The public half of the access key. Give both halves or none; without them the AWS SDK's default chain"
                    + " finds credentials (environment, web identity, profile, container, instance metadata).");
    /** {@code s3.secret.access.key}. */
    public static final Option<Password> S3_SECRET_ACCESS_KEY = Option.secret("s3.secret.access.key")
            .check("not empty", secret -> emptiness(secret.value()))
            .group("Store")
            .doc(
                    "The secret half of the access key. Never shown; a config provider keeps it out of the configuration.");
    /** {@code s3.checksum}. */
    public static final Option<S3Settings.Checksums> S3_CHECKSUM = Option.choice(
                    "s3.checksum", S3Settings.Checksums.values(), S3Settings.Checksums::word)
            .defaultingTo("when_supported")
            .group("Store")
            .importance(Importance.LOW)
            .doc("Whether every upload carries a CRC that the store verifies. Older stores reject uploads with trailing"
                    + " checksums: `when_required` is for them.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL = List.of(
            S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_PATH_STYLE, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_CHECKSUM);

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
                    .flatMap(Endpoint::complaint)
                    .ifPresent(complaint -> problems.add(S3_ENDPOINT, S3_ENDPOINT + " " + complaint));
        }
        if (problems.valid(S3_REGION, S3_ENDPOINT)
                && values.find(S3_REGION).isEmpty()
                && values.find(S3_ENDPOINT).isEmpty()
                && RegionLookup.isHopeless()) {
            problems.add(
                    S3_REGION,
                    S3_REGION + " must be given: neither environment nor profile of this worker has a region, and"
                            + " instance metadata is disabled");
        }
        if (problems.valid(S3_BUCKET, S3_PATH_STYLE)
                && values.get(S3_PATH_STYLE)
                && BucketName.isArn(values.get(S3_BUCKET))) {
            problems.add(
                    S3_PATH_STYLE,
                    S3_PATH_STYLE + " must be false because " + S3_BUCKET + " is the ARN of an access point, which has"
                            + " a host name of its own");
        }
        if (problems.valid(S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY)) {
            checkAccessKey(values, problems);
        }
    }

    /** Half an access key is none. */
    private static void checkAccessKey(OptionValues values, Problems problems) {
        boolean id = values.find(S3_ACCESS_KEY_ID).isPresent();
        boolean secret = values.find(S3_SECRET_ACCESS_KEY).isPresent();
        if (id && !secret) {
            problems.add(S3_SECRET_ACCESS_KEY, "must be given because " + S3_ACCESS_KEY_ID + " is");
        }
        if (secret && !id) {
            problems.add(S3_ACCESS_KEY_ID, "must be given because " + S3_SECRET_ACCESS_KEY + " is");
        }
    }

    private static Optional<String> noRegion(String text) {
        return REGION.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be a region's code such as eu-central-1: lower-case letters, digits and hyphens");
    }

    private static Optional<String> emptiness(String text) {
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
        Optional<URI> endpoint = values.find(S3_ENDPOINT).map(Endpoint::of);
        return new S3Settings(
                values.get(S3_BUCKET),
                values.find(S3_REGION).or(() -> endpoint.map(own -> "us-east-1")),
                endpoint,
                values.get(S3_PATH_STYLE),
                values.find(S3_ACCESS_KEY_ID)
                        .map(id -> new S3Settings.Credentials(
                                id, values.get(S3_SECRET_ACCESS_KEY).value())),
                values.get(S3_CHECKSUM),
                maxConnections);
    }
}
