// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Optional;
import java.util.regex.Pattern;

/** The rule for bucket names: S3's for new buckets, or the ARN of an access point. */
public final class BucketName {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private static final Pattern ACCESS_POINT =
            Pattern.compile("arn:aws[a-z-]*:(?:s3|s3-outposts):[a-z0-9-]*:\\d{12}:(?:accesspoint|outpost)[:/].+");

    private static final int REGION_IN_ARN = 3;

    private BucketName() {}

    static boolean isArn(String name) {
        return name.startsWith("arn:");
    }

    /** The region that an access point's ARN names; empty for a bucket's name. */
    static Optional<String> region(String name) {
        return isArn(name)
                ? Optional.of(name.split(":", -1)[REGION_IN_ARN]).filter(region -> !region.isEmpty())
                : Optional.empty();
    }

    /**
     * Examines a name.
     *
     * @param name what the user wrote
     * @return the complaint, or empty
     */
    public static Optional<String> complaint(String name) {
        if (name.endsWith(".mrap")) {
            return Optional.of(
                    "must not be a multi-region access point: its requests need a signature (SigV4A) that the"
                            + " AWS SDK has in native code only, which is not in this plugin; use a bucket or an access point of one"
                            + " region");
        }
        if (isArn(name)) {
            return ACCESS_POINT.matcher(name).matches()
                    ? Optional.empty()
                    : Optional.of("must be the bucket's name or the ARN of an access point, such as"
                            + " arn:aws:s3:eu-central-1:123456789012:accesspoint/orders");
        }
        boolean good = ALLOWED.matcher(name).matches()
                && !name.contains("..")
                && !ADDRESS.matcher(name).matches();
        return good
                ? Optional.empty()
                : Optional.of("must be a bucket name alone, without s3:// and path: 3 to 63 lower-case letters, digits,"
                        + " dots and hyphens that start and end with a letter or digit");
    }
}
