// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Importance;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** The options that say what goes with each object besides its content. */
final class ObjectOptions {
    private static final String GROUP = "Object settings";
    // S3's rules for tags.
    private static final int MAX_TAGS = 10;
    private static final int MAX_TAG_NAME = 128;
    private static final int MAX_TAG_VALUE = 256;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}\\p{Z}+\\-=._:/@]*");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    static final Option<StorageClass> S3_STORAGE_CLASS = Option.choice(
                    "s3.storage.class", storageClasses(), StorageClass::toString)
            .group(GROUP)
            .doc("The storage class of data and error objects. Without it the bucket's ordinary one. Classes for rare"
                    + " access bill at least 30 days and 128 KiB per object: let the objects grow. Our own bookkeeping is"
                    + " never stored in it.");
    static final Option<ObjectCannedACL> S3_ACL = Option.choice("s3.acl", acls(), ObjectCannedACL::toString)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("The canned ACL of every object. Without it none is sent, and the bucket decides. Buckets made since"
                    + " April 2023 refuse all but `bucket-owner-full-control` unless they were told otherwise.");
    static final Option<Map<String, String>> S3_OBJECT_TAGS = Option.text("s3.object.tags")
            .as(ObjectOptions::tags)
            .check("name=value, separated by commas; at most 10", tags -> Optional.empty())
            .group(GROUP)
            .doc("Tags of data and error objects, sent in the same request, which needs the right s3:PutObjectTagging."
                    + " Names have up to 128 and values up to 256 letters, digits, spaces and + - = . _ : / @.");
    static final Option<Boolean> S3_REQUESTER_PAYS = Option.flag("s3.requester.pays.enabled", false)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("Agrees that our account pays for requests to a bucket of others that asks for it. Without that, such"
                    + " a bucket answers 403.");
    static final Option<String> S3_BUCKET_OWNER = Option.text("s3.expected.bucket.owner")
            .check(
                    "12 digits",
                    text -> ACCOUNT.matcher(text).matches()
                            ? Optional.empty()
                            : Optional.of("must be the 12 digits of an account"))
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("The account that must own the bucket: S3 answers 403 when another one does, so that records do not go"
                    + " to a stranger who took a deleted bucket's name.");

    static final List<Option<?>> ALL =
            List.of(S3_STORAGE_CLASS, S3_ACL, S3_OBJECT_TAGS, S3_REQUESTER_PAYS, S3_BUCKET_OWNER);

    private ObjectOptions() {}

    /** Those that an upload may ask for: AWS Backup's own cannot be. */
    private static StorageClass[] storageClasses() {
        return Arrays.stream(StorageClass.values())
                .filter(known -> known != StorageClass.UNKNOWN_TO_SDK_VERSION)
                .filter(known -> !known.toString().startsWith("AWS_BACKUP"))
                .toArray(StorageClass[]::new);
    }

    private static ObjectCannedACL[] acls() {
        return Arrays.stream(ObjectCannedACL.values())
                .filter(known -> known != ObjectCannedACL.UNKNOWN_TO_SDK_VERSION)
                .toArray(ObjectCannedACL[]::new);
    }

    private static Map<String, String> tags(String text) {
        Map<String, String> tags = NameValues.parse(text);
        if (tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException("has " + tags.size() + " tags, S3 allows " + MAX_TAGS);
        }
        tags.forEach(ObjectOptions::checkTag);
        return tags;
    }

    private static void checkTag(String name, String value) {
        if (name.startsWith("aws:")) {
            throw new IllegalArgumentException("must not have names that start with aws:");
        }
        if (name.length() > MAX_TAG_NAME || value.length() > MAX_TAG_VALUE) {
            throw new IllegalArgumentException("has a name of more than " + MAX_TAG_NAME + " or a value of more than "
                    + MAX_TAG_VALUE + " characters");
        }
        if (!TAG.matcher(name + value).matches()) {
            throw new IllegalArgumentException(
                    "must have only letters, digits, spaces and + - = . _ : / @ in names and values");
        }
    }

    static void check(OptionValues values, Problems problems) {
        if (problems.valid(S3_REQUESTER_PAYS, CredentialOptions.S3_ANONYMOUS)
                && values.get(S3_REQUESTER_PAYS)
                && values.get(CredentialOptions.S3_ANONYMOUS)) {
            problems.add(
                    S3_REQUESTER_PAYS,
                    S3_REQUESTER_PAYS + " must be false because " + CredentialOptions.S3_ANONYMOUS
                            + " is true: nobody cannot pay");
        }
    }

    static ObjectSettings read(OptionValues values) {
        return new ObjectSettings(
                EncryptionOptions.read(values),
                values.find(S3_STORAGE_CLASS).map(StorageClass::toString),
                values.find(S3_ACL).map(ObjectCannedACL::toString),
                values.find(S3_OBJECT_TAGS).orElse(Map.of()),
                values.get(S3_REQUESTER_PAYS),
                values.find(S3_BUCKET_OWNER));
    }
}
