// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import io.millrace.smt.invoke.contract.Codec;
import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.InvocationFailure;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the status and the headers of an answer mean (AWS Lambda API reference, Invoke). Bodies of failures are never shown:
 * they quote requests.
 */
final class Answers {
    private static final Map<String, ErrorCode> OF_NETWORKS = Map.of(
            "InvalidSubnetIDException", ErrorCode.INVALID_SUBNET,
            "InvalidSecurityGroupIDException", ErrorCode.INVALID_SECURITY_GROUP,
            "SubnetIPAddressLimitReachedException", ErrorCode.SUBNET_FULL,
            "ENILimitReachedException", ErrorCode.ENI_LIMIT);
    private static final int MAX_WAIT_DIGITS = 9;

    private Answers() {}

    /** Whether the function answered, and succeeded. */
    static void check(HttpResponse<byte[]> answer, Codec codec) throws InvocationFailure {
        int status = answer.statusCode();
        if (status < 200 || status >= 300) {
            throw new InvocationFailure(code(status, answer.headers()), "HTTP " + status, retryAfter(answer.headers()));
        }
        if (answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw codec.functionError(answer.body());
        }
    }

    private static ErrorCode code(int status, HttpHeaders headers) {
        if (status < 400) {
            return ErrorCode.REDIRECTED;
        }
        if (status >= 500) {
            String type = headers.firstValue("x-amzn-ErrorType").orElse("").replaceFirst(":.*", "");
            return OF_NETWORKS.getOrDefault(type, ErrorCode.SERVICE_UNAVAILABLE);
        }
        return switch (status) {
            case 401, 403 -> ErrorCode.ACCESS_DENIED;
            case 404 -> ErrorCode.RESOURCE_NOT_FOUND;
            case 408 -> ErrorCode.REQUEST_TIMED_OUT;
            case 413 -> ErrorCode.REQUEST_TOO_LARGE;
            case 429 -> ErrorCode.INVOKE_LIMIT_EXCEEDED;
            default -> ErrorCode.REQUEST_REFUSED;
        };
    }

    /** Seconds, as services of AWS write it; a date (RFC 9110, 10.2.3) is passed over. */
    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty()
                        && text.length() <= MAX_WAIT_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
