// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.net.SocketException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One failed request to S3, in the port's terms.
 *
 * @param cause what the SDK threw
 */
record S3Failure(SdkException cause) {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    /** The condition that the request carried did not hold. */
    boolean refuses(Condition condition) {
        if (condition instanceof Condition.Always) {
            return false;
        }
        // There is no version to match.
        boolean vanished = condition instanceof Condition.IfMatch && isNoSuchKey();
        return status() == PRECONDITION_FAILED || vanished;
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

    private Optional<String> code() {
        return cause instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? Optional.ofNullable(answered.awsErrorDetails().errorCode())
                : Optional.empty();
    }

    StoreException exception() {
        return new StoreException(kind(), message(), cause);
    }

    private String message() {
        if (cause instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            return "status " + refused.statusCode() + ", "
                    + refused.awsErrorDetails().errorCode() + ": "
                    + refused.awsErrorDetails().errorMessage();
        }
        return root().getClass() == SocketException.class
                ? cause.getMessage() + "; the store may have refused the request before it had read it, as some do when"
                        + " credentials are wrong or the bucket does not exist"
                : String.valueOf(cause.getMessage());
    }

    private String kind() {
        return code().orElseGet(() -> root().getClass().getName());
    }

    private Throwable root() {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
