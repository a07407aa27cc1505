// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One failed request to S3, in the port's terms.
 *
 * @param cause what the SDK threw
 */
record S3Failure(SdkException cause) {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final String REGION = "x-amz-bucket-region";

    /** The condition that the request carried did not hold. */
    boolean refuses(Condition condition) {
        if (condition instanceof Condition.Always) {
            return false;
        }
        // There is no version to match.
        boolean vanished = condition instanceof Condition.IfMatch && isNoSuchKey();
        // Completing may start a success and end in an error, with the code but not the status.
        return status() == PRECONDITION_FAILED || isCode("PreconditionFailed") || vanished;
    }

    boolean isNoSuchUpload() {
        return isCode("NoSuchUpload");
    }

    /** No such object, by an answer with a body. */
    boolean isNoSuchKey() {
        return isCode("NoSuchKey");
    }

    /** The answer to HEAD has no body: no such object and no such bucket look alike. */
    boolean isNotFound() {
        return status() == NOT_FOUND && !isCode("NoSuchBucket");
    }

    private boolean isCode(String code) {
        return code().filter(code::equals).isPresent();
    }

    private int status() {
        return cause instanceof AwsServiceException answered ? answered.statusCode() : 0;
    }

    private Optional<AwsErrorDetails> details() {
        return cause instanceof AwsServiceException answered
                ? Optional.ofNullable(answered.awsErrorDetails())
                : Optional.empty();
    }

    /** Empty also where the SDK puts the status for want of a code, as for HEAD. */
    private Optional<String> code() {
        return details()
                .map(AwsErrorDetails::errorCode)
                .filter(code -> !code.isBlank() && !code.equals(String.valueOf(status())));
    }

    StoreException exception() {
        return new StoreException(kind(), message(), cause);
    }

    private String kind() {
        if (cause instanceof CredentialSource.Absence absence) {
            return absence.reason() instanceof AwsServiceException
                    ? "AssumeRole." + new S3Failure(absence.reason()).kind()
                    : "NoCredentials";
        }
        if (status() > 0) {
            return code().orElse("HTTP " + status());
        }
        return isTimeout() ? "Timeout" : root().getClass().getSimpleName();
    }

    private boolean isTimeout() {
        return cause instanceof ApiCallAttemptTimeoutException
                || cause instanceof ApiCallTimeoutException
                || root() instanceof SocketTimeoutException;
    }

    private String message() {
        String advice = Advice.on(kind(), status()).map(text -> "; " + text).orElse("");
        if (cause instanceof CredentialSource.Absence absence) {
            return "no credentials: " + new S3Failure(absence.reason()).said() + "; " + absence.getMessage();
        }
        return said() + region() + advice;
    }

    /** What the store said, or what the SDK says where the store said nothing. */
    private String said() {
        if (status() > 0) {
            return "status " + status()
                    + code().map(code -> ", " + code).orElse("")
                    + details()
                            .map(AwsErrorDetails::errorMessage)
                            .map(text -> ": " + text)
                            .orElse("");
        }
        return root().getClass() == SocketException.class
                ? cause.getMessage() + "; the store may have refused the request before it had read it, as some do when"
                        + " credentials are wrong or the bucket does not exist"
                : String.valueOf(cause.getMessage());
    }

    /** Where the bucket is, if the store tells because it is elsewhere. */
    private String region() {
        boolean elsewhere = status() == 301 || isCode("AuthorizationHeaderMalformed");
        return details()
                .filter(any -> elsewhere)
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(answer -> answer.firstMatchingHeader(REGION))
                .map(name -> "; the bucket is in " + name)
                .orElse("");
    }

    private Throwable root() {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
