// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Map;
import java.util.Optional;

/** What to do about a failure, in the words of our options. */
final class Advice {
    private static final int FORBIDDEN = 403;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int SLOW_DOWN = 503;

    private static final String RIGHTS = "allow the credentials s3:PutObject, s3:GetObject, s3:DeleteObject,"
            + " s3:AbortMultipartUpload, s3:ListBucket and s3:ListBucketMultipartUploads on the bucket, and on a KMS key"
            + " kms:GenerateDataKey and kms:Decrypt; without s3:ListBucket S3 answers 403 even where there is only no"
            + " such object";
    private static final String EXPIRED =
            "the credentials have expired: renew s3.session.token, or let the worker's own"
                    + " role, a profile or s3.role.arn renew them by themselves";
    private static final String KEY =
            "look at s3.access.key.id and s3.secret.access.key, or at where the worker has them" + " from";
    private static final String BUCKET = "create the bucket or correct s3.bucket";
    private static final String ELSEWHERE = "set s3.region to the bucket's region";
    private static final String CLOCK =
            "set this worker's clock: it and the store's differ by more than the store allows";
    private static final String SLOWER =
            "the store asks for fewer requests; if it goes on, lower upload.max.in.flight or" + " let the objects grow";
    private static final String UNKNOWN_HEADER = "the store does not know something that we ask for: look at"
            + " s3.encryption, s3.storage.class, s3.object.tags and s3.acl, or set s3.checksum to when_required";
    private static final String KMS = "look at the key s3.encryption.kms.key, its state, its policy and its region";

    private static final Map<String, String> BY_KIND = Map.ofEntries(
            Map.entry("AccessDenied", RIGHTS),
            Map.entry("AllAccessDisabled", RIGHTS),
            Map.entry("ExpiredToken", EXPIRED),
            Map.entry("ExpiredTokenException", EXPIRED),
            Map.entry("TokenRefreshRequired", EXPIRED),
            Map.entry("InvalidToken", EXPIRED),
            Map.entry("InvalidAccessKeyId", KEY),
            Map.entry("SignatureDoesNotMatch", KEY),
            Map.entry("NoSuchBucket", BUCKET),
            Map.entry("PermanentRedirect", ELSEWHERE),
            Map.entry("AuthorizationHeaderMalformed", ELSEWHERE),
            Map.entry("IllegalLocationConstraintException", ELSEWHERE),
            Map.entry("RequestTimeTooSkewed", CLOCK),
            Map.entry("SlowDown", SLOWER),
            Map.entry("RequestLimitExceeded", SLOWER),
            Map.entry("TooManyRequests", SLOWER),
            Map.entry("ServiceUnavailable", SLOWER),
            Map.entry("NotImplemented", UNKNOWN_HEADER),
            Map.entry(
                    "AccessControlListNotSupported",
                    "the bucket's owner owns all objects in it: leave s3.acl out, or use bucket-owner-full-control"),
            Map.entry(
                    "InvalidObjectState",
                    "the object is archived and cannot be read; exempt our own objects from the bucket's lifecycle rules"));

    private Advice() {}

    static Optional<String> on(String kind, int status) {
        String known = BY_KIND.get(kind);
        if (known != null) {
            return Optional.of(known);
        }
        if (kind.startsWith("KMS.") || kind.startsWith("Kms")) {
            return Optional.of(KMS);
        }
        return switch (status) {
            case FORBIDDEN -> Optional.of(RIGHTS);
            case NOT_IMPLEMENTED -> Optional.of(UNKNOWN_HEADER);
            case SLOW_DOWN -> Optional.of(SLOWER);
            default -> Optional.empty();
        };
    }
}
