// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/** The options that say how the store encrypts our objects. */
public final class EncryptionOptions {
    private static final String GROUP = "Encryption";
    private static final int KEY_BYTES = 32;
    private static final Pattern KMS_KEY = Pattern.compile("[\\w:/-]{1,2048}");
    // Whatever JSON can hold without an escape.
    private static final Pattern CONTEXT = Pattern.compile("[^\\p{Cntrl}\"\\\\]*");

    /** Who has the keys. */
    public enum Keys {
        /** As the bucket's default says. */
        BUCKET,
        /** Amazon. */
        SSE_S3,
        /** KMS. */
        SSE_KMS,
        /** KMS, in two layers. */
        DSSE_KMS,
        /** The user. */
        SSE_C;

        /**
         * How a configuration spells it.
         *
         * @return in lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isKms() {
            return this == SSE_KMS || this == DSSE_KMS;
        }
    }

    /** {@code s3.encryption}. */
    public static final Option<Keys> S3_ENCRYPTION = Option.choice("s3.encryption", Keys.values(), Keys::word)
            .defaultingTo("bucket")
            .group(GROUP)
            .doc("How S3 encrypts every object that we write. `bucket`: as the bucket's default says (Amazon encrypts"
                    + " with its own keys at least). `sse_s3`: with Amazon's keys. `sse_kms`: with a KMS key. `dsse_kms`:"
                    + " in two layers with a KMS key. `sse_c`: with `s3.encryption.customer.key`, which every reader has to"
                    + " send too.");
    /** {@code s3.encryption.kms.key}. */
    public static final Option<String> S3_KMS_KEY = Option.text("s3.encryption.kms.key")
            .check(
                    "a key's id, ARN or alias",
                    text -> KMS_KEY.matcher(text).matches()
                            ? Optional.empty()
                            : Optional.of("must be a KMS key's id, its ARN or an alias such as alias/lake"))
            .group(GROUP)
            .doc(
                    "The KMS key. Use the ARN for a key of another account. Without it the account's own key `aws/s3`, which"
                            + " other accounts cannot read with.");

    static final Option<Map<String, String>> S3_KMS_CONTEXT = Option.text("s3.encryption.kms.context")
            .as(EncryptionOptions::context)
            .check("name=value, separated by commas", context -> Optional.empty())
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("The encryption context: names and values that KMS logs with each use of the key and that policies may"
                    + " ask for. Not secret.");
    static final Option<Boolean> S3_BUCKET_KEY = Option.flag("s3.encryption.bucket.key.enabled", false)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("Lets one data key of the bucket serve many objects, which saves nearly all calls to KMS and their"
                    + " cost. False leaves it to the bucket's own setting.");
    static final Option<Password> S3_CUSTOMER_KEY = Option.secret("s3.encryption.customer.key")
            .check("32 bytes in base64", secret -> noKey(secret.value()))
            .group(GROUP)
            .importance(Importance.LOW)
            .doc(
                    "The key for `sse_c`. S3 does not keep it: who loses it loses the objects. Never shown; a config provider"
                            + " keeps it out of the configuration.");

    static final List<Option<?>> ALL =
            List.of(S3_ENCRYPTION, S3_KMS_KEY, S3_KMS_CONTEXT, S3_BUCKET_KEY, S3_CUSTOMER_KEY);

    private EncryptionOptions() {}

    private static Map<String, String> context(String text) {
        Map<String, String> context = NameValues.parse(text);
        context.forEach((name, value) -> {
            if (!CONTEXT.matcher(name + value).matches()) {
                throw new IllegalArgumentException("must not have quotes, backslashes and control characters");
            }
        });
        return context;
    }

    private static Optional<String> noKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES
                    ? Optional.empty()
                    : Optional.of("must be 32 bytes in base64");
        } catch (IllegalArgumentException e) {
            return Optional.of("must be 32 bytes in base64");
        }
    }

    static void check(OptionValues values, Problems problems) {
        if (!problems.valid(S3_ENCRYPTION)) {
            return;
        }
        Keys keys = values.get(S3_ENCRYPTION);
        if (!keys.isKms()) {
            String must = " needs " + S3_ENCRYPTION + " to be sse_kms or dsse_kms";
            rejectGiven(S3_KMS_KEY, must, values, problems);
            rejectGiven(S3_KMS_CONTEXT, must, values, problems);
        }
        if (keys != Keys.SSE_KMS && problems.valid(S3_BUCKET_KEY) && values.get(S3_BUCKET_KEY)) {
            problems.add(S3_BUCKET_KEY, S3_BUCKET_KEY + " needs " + S3_ENCRYPTION + " to be sse_kms");
        }
        if (keys == Keys.SSE_C) {
            checkCustomerKey(values, problems);
        } else {
            rejectGiven(S3_CUSTOMER_KEY, " needs " + S3_ENCRYPTION + " to be sse_c", values, problems);
        }
    }

    private static void rejectGiven(Option<?> option, String must, OptionValues values, Problems problems) {
        if (problems.valid(option) && values.find(option).isPresent()) {
            problems.add(option, option + must);
        }
    }

    private static void checkCustomerKey(OptionValues values, Problems problems) {
        if (problems.valid(S3_CUSTOMER_KEY) && values.find(S3_CUSTOMER_KEY).isEmpty()) {
            problems.add(S3_CUSTOMER_KEY, S3_CUSTOMER_KEY + " must be given because " + S3_ENCRYPTION + " is sse_c");
        }
        if (problems.valid(StoreOptions.S3_ENDPOINT)
                && values.find(StoreOptions.S3_ENDPOINT)
                        .map(Endpoint::of)
                        .filter(endpoint -> "http".equals(endpoint.getScheme()))
                        .isPresent()) {
            problems.add(
                    S3_ENCRYPTION,
                    S3_ENCRYPTION + " must not be sse_c because " + StoreOptions.S3_ENDPOINT
                            + " is http: the key would travel in the clear");
        }
    }

    static Encryption read(OptionValues values) {
        return switch (values.get(S3_ENCRYPTION)) {
            case BUCKET -> new Encryption.ByBucket();
            case SSE_S3 -> new Encryption.S3Keys();
            case SSE_KMS -> kms(false, values);
            case DSSE_KMS -> kms(true, values);
            case SSE_C -> new Encryption.CustomerKey(values.get(S3_CUSTOMER_KEY).value());
        };
    }

    private static Encryption kms(boolean twice, OptionValues values) {
        return new Encryption.KmsKey(
                twice,
                values.find(S3_KMS_KEY),
                values.find(S3_KMS_CONTEXT).orElse(Map.of()),
                values.get(S3_BUCKET_KEY));
    }
}
