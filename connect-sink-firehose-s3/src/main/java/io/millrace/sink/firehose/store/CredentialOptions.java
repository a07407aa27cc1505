// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * The options that say who we are to the store. What is given decides: an access key, a profile, nobody, or else whoever
 * the worker is; and a role is assumed as any of them.
 */
final class CredentialOptions {
    private static final String GROUP = "Credentials";
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");
    // AWS's rules for the parameters of AssumeRole.
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    static final Option<String> S3_ACCESS_KEY_ID = Option.text("s3.access.key.id")
            .check("not empty", StoreOptions::emptiness)
            .group(GROUP)
            .doc("The public half of the access key. Give both halves or none; without them, without `s3.profile` and"
                    + " without `s3.anonymous.enabled` the AWS SDK's default chain finds credentials (environment, web"
                    + " identity, profile, container, instance metadata) and finds them again when they expire.");
    static final Option<Password> S3_SECRET_ACCESS_KEY = Option.secret("s3.secret.access.key")
            .check("not empty", secret -> StoreOptions.emptiness(secret.value()))
            .group(GROUP)
            .doc(
                    "The secret half of the access key. Never shown; a config provider keeps it out of the configuration.");
    static final Option<Password> S3_SESSION_TOKEN = Option.secret("s3.session.token")
            .check("not empty", secret -> StoreOptions.emptiness(secret.value()))
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("What a temporary access key has besides its halves. It expires and is not renewed: for trials.");
    static final Option<String> S3_PROFILE = Option.text("s3.profile")
            .check("not empty", StoreOptions::emptiness)
            .group(GROUP)
            .doc("The profile of the worker's AWS files to take credentials from; everything that a profile can do"
                    + " works, such as `role_arn` and `credential_process`. Changed files are read again without a"
                    + " restart.");
    static final Option<String> S3_PROFILE_FILE = Option.text("s3.profile.file")
            .check("a path on the worker", StoreOptions::emptiness)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("A credentials file on the worker that holds the profile. Without it `~/.aws/credentials` and"
                    + " `~/.aws/config`, or what `AWS_SHARED_CREDENTIALS_FILE` and `AWS_CONFIG_FILE` name.");
    static final Option<String> S3_ROLE_ARN = Option.text("s3.role.arn")
            .check("the ARN of an IAM role", CredentialOptions::noRole)
            .group(GROUP)
            .doc("The role to assume, with the credentials found so far, as Firehose's RoleARN. It is assumed again"
                    + " before it expires.");
    static final Option<String> S3_ROLE_SESSION_NAME = Option.text("s3.role.session.name")
            .defaultingTo("millrace")
            .check(
                    "2 to 64 letters, digits or + = , . @ - _",
                    text -> SESSION.matcher(text).matches()
                            ? Optional.empty()
                            : Optional.of("must have 2 to 64 characters: letters, digits and + = , . @ - _"))
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("What the sessions of the role are called in CloudTrail.");
    static final Option<String> S3_ROLE_EXTERNAL_ID = Option.text("s3.role.external.id")
            .check(
                    "2 to 1224 letters, digits or + = , . @ : / - _",
                    text -> EXTERNAL_ID.matcher(text).matches()
                            ? Optional.empty()
                            : Optional.of("must have 2 to 1224 characters: letters, digits and + = , . @ : / - _"))
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("The external id that the role's trust policy asks for, if it does.");
    static final Option<Duration> S3_ROLE_SESSION = Option.between(
                    Duration.ofMinutes(15), Duration.ofHours(12), Option.seconds("s3.role.session.seconds"))
            .defaultingTo(3600L)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc(
                    "How long one assumption of the role holds. At most the role's own maximum, and 3600 when we are a role"
                            + " ourselves before; 3600 works everywhere.");
    static final Option<String> S3_ROLE_STS_REGION = Option.text("s3.role.sts.region")
            .check("lower-case letters, digits and hyphens", StoreOptions::noRegion)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("The region whose STS gives the role out. Without it the bucket's.");
    // Checked by check(), since a complaint of the option itself would repeat the value.
    static final Option<String> S3_ROLE_STS_ENDPOINT = Option.text("s3.role.sts.endpoint")
            .check("an http or https address without user, query and fragment", text -> Optional.empty())
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("The address of an STS other than Amazon's public one, such as a VPC endpoint or MinIO's.");
    static final Option<Boolean> S3_ANONYMOUS = Option.flag("s3.anonymous.enabled", false)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("Sends requests unsigned: for stores inside a network that ask nobody who they are.");

    static final List<Option<?>> ALL = List.of(
            S3_ACCESS_KEY_ID,
            S3_SECRET_ACCESS_KEY,
            S3_SESSION_TOKEN,
            S3_PROFILE,
            S3_PROFILE_FILE,
            S3_ROLE_ARN,
            S3_ROLE_SESSION_NAME,
            S3_ROLE_EXTERNAL_ID,
            S3_ROLE_SESSION,
            S3_ROLE_STS_REGION,
            S3_ROLE_STS_ENDPOINT,
            S3_ANONYMOUS);

    private CredentialOptions() {}

    private static Optional<String> noRole(String text) {
        return ROLE.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be a role's ARN such as arn:aws:iam::123456789012:role/delivery");
    }

    static void check(OptionValues values, Problems problems) {
        if (problems.valid(S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY)) {
            checkAccessKey(values, problems);
        }
        needs(S3_SESSION_TOKEN, S3_ACCESS_KEY_ID, values, problems);
        needs(S3_PROFILE_FILE, S3_PROFILE, values, problems);
        needs(S3_ROLE_EXTERNAL_ID, S3_ROLE_ARN, values, problems);
        needs(S3_ROLE_STS_REGION, S3_ROLE_ARN, values, problems);
        needs(S3_ROLE_STS_ENDPOINT, S3_ROLE_ARN, values, problems);
        if (problems.valid(S3_PROFILE, S3_ACCESS_KEY_ID)
                && values.find(S3_PROFILE).isPresent()
                && values.find(S3_ACCESS_KEY_ID).isPresent()) {
            problems.add(S3_PROFILE, S3_PROFILE + " must be left out because " + S3_ACCESS_KEY_ID + " is given");
        }
        if (problems.valid(S3_ROLE_STS_ENDPOINT)) {
            values.find(S3_ROLE_STS_ENDPOINT)
                    .flatMap(text -> Endpoint.complaint(text, "s3.access.key.id and s3.secret.access.key"))
                    .ifPresent(complaint -> problems.add(S3_ROLE_STS_ENDPOINT, S3_ROLE_STS_ENDPOINT + " " + complaint));
        }
        if (problems.valid(S3_ANONYMOUS) && values.get(S3_ANONYMOUS)) {
            checkAnonymity(values, problems);
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

    private static void needs(Option<?> detail, Option<?> whole, OptionValues values, Problems problems) {
        if (problems.valid(detail, whole)
                && values.find(detail).isPresent()
                && values.find(whole).isEmpty()) {
            problems.add(detail, detail + " has no effect without " + whole);
        }
    }

    private static void checkAnonymity(OptionValues values, Problems problems) {
        for (Option<?> identity : List.of(S3_ACCESS_KEY_ID, S3_PROFILE, S3_ROLE_ARN)) {
            if (problems.valid(identity) && values.find(identity).isPresent()) {
                problems.add(S3_ANONYMOUS, S3_ANONYMOUS + " must be false because " + identity + " says who we are");
            }
        }
    }

    static S3Credentials read(OptionValues values) {
        if (values.get(S3_ANONYMOUS)) {
            return new S3Credentials.Anonymous();
        }
        S3Credentials own = own(values);
        return values.find(S3_ROLE_ARN)
                .<S3Credentials>map(arn -> new S3Credentials.Role(
                        own,
                        arn,
                        values.get(S3_ROLE_SESSION_NAME),
                        values.find(S3_ROLE_EXTERNAL_ID),
                        values.get(S3_ROLE_SESSION),
                        new S3Credentials.StsAddress(
                                values.find(S3_ROLE_STS_REGION),
                                values.find(S3_ROLE_STS_ENDPOINT).map(Endpoint::of))))
                .orElse(own);
    }

    private static S3Credentials own(OptionValues values) {
        Optional<S3Credentials> key = values.find(S3_ACCESS_KEY_ID)
                .map(id -> new S3Credentials.AccessKey(
                        id,
                        values.get(S3_SECRET_ACCESS_KEY).value(),
                        values.find(S3_SESSION_TOKEN).map(Password::value)));
        return key.or(() -> values.find(S3_PROFILE)
                        .map(name -> new S3Credentials.Profile(
                                name, values.find(S3_PROFILE_FILE).map(Path::of))))
                .orElseGet(S3Credentials.Worker::new);
    }
}
