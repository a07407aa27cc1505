// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

/**
 * Why a call or a record of it failed. Codes that begin with {@code Lambda.} are those of Firehose, letter by letter
 * (Amazon Data Firehose developer guide, data transformation errors); those that begin with {@code Millrace.} are ours.
 */
public enum ErrorCode {
    /** Too many calls at once, or the account's limit: HTTP 429. */
    INVOKE_LIMIT_EXCEEDED("Lambda.InvokeLimitExceeded", Blame.OUTAGE, "the limit of calls is reached"),
    /** A subnet of the function does not exist. */
    INVALID_SUBNET("Lambda.InvalidSubnetIDException", Blame.OUTAGE, "a subnet of the function is not valid"),
    /** A security group of the function does not exist. */
    INVALID_SECURITY_GROUP(
            "Lambda.InvalidSecurityGroupIDException", Blame.OUTAGE, "a security group of the function is not valid"),
    /** A subnet of the function is full. */
    SUBNET_FULL(
            "Lambda.SubnetIPAddressLimitReachedException",
            Blame.OUTAGE,
            "a subnet of the function has no free address"),
    /** No more network interfaces. */
    ENI_LIMIT("Lambda.ENILimitReachedException", Blame.OUTAGE, "the limit of network interfaces is reached"),
    /** The service answered 5xx. */
    SERVICE_UNAVAILABLE("Millrace.ServiceUnavailable", Blame.OUTAGE, "the service failed"),
    /** No connection, or one that broke. */
    UNREACHABLE("Millrace.EndpointUnreachable", Blame.OUTAGE, "the endpoint cannot be reached"),
    /** No complete answer within the time allowed. */
    REQUEST_TIMED_OUT("Millrace.RequestTimedOut", Blame.OUTAGE, "no complete answer came in time"),
    /** Refused credentials or a missing permission: HTTP 401, 403. */
    ACCESS_DENIED("Lambda.InvokeAccessDenied", Blame.SETUP, "the call was refused"),
    /** There is no such function: HTTP 404. */
    RESOURCE_NOT_FOUND("Lambda.ResourceNotFound", Blame.SETUP, "there is no such function"),
    /** The endpoint sends callers elsewhere. */
    REDIRECTED("Millrace.Redirected", Blame.SETUP, "the endpoint redirects, which is not followed"),
    /** There is nothing to sign a request with. */
    NO_CREDENTIALS("Millrace.NoCredentials", Blame.SETUP, "there are no credentials"),
    /** Calls that were given up still occupy threads. */
    HANDLER_STUCK("Millrace.HandlerStuck", Blame.SETUP, "earlier calls of the handler ignore their interrupt"),
    /** The function threw. */
    FUNCTION_ERROR("Millrace.FunctionError", Blame.FUNCTION, "the function failed"),
    /** The function took longer than it may. */
    FUNCTION_TIMED_OUT("Millrace.FunctionTimedOut", Blame.FUNCTION, "the function took too long"),
    /** The service refused this request: any other HTTP 4xx. */
    REQUEST_REFUSED("Millrace.RequestRefused", Blame.RECORD, "the request was refused"),
    /** The request is larger than the service accepts. */
    REQUEST_TOO_LARGE("Millrace.RequestTooLarge", Blame.RECORD, "the request is larger than a function accepts"),
    /** The response is larger than the service accepts. */
    RESPONSE_TOO_LARGE("Millrace.ResponseTooLarge", Blame.RECORD, "the response is larger than a function may give"),
    /** The response is not what the contract asks for. */
    JSON_PROCESSING("Lambda.JsonProcessingException", Blame.RECORD, "the response does not follow the contract"),
    /** One record has two answers. */
    DUPLICATED_RECORD_ID("Lambda.DuplicatedRecordId", Blame.RECORD, "the response has the record's id twice"),
    /** One record has no answer. */
    MISSING_RECORD_ID("Lambda.MissingRecordId", Blame.RECORD, "the response does not have the record's id"),
    /** An answer for a record that was not sent. */
    UNKNOWN_RECORD_ID("Millrace.UnknownRecordId", Blame.RECORD, "the response has an id that was not sent"),
    /** A result that is none of the three. */
    INVALID_RESULT("Millrace.InvalidResult", Blame.RECORD, "the result is none of Ok, Dropped and ProcessingFailed"),
    /** Ok without bytes in base64. */
    INVALID_DATA("Millrace.InvalidData", Blame.RECORD, "the result is Ok, but its data is no base64"),
    /** The function says that it could not convert the record. */
    PROCESSING_FAILED("Millrace.ProcessingFailed", Blame.RECORD, "the function answered ProcessingFailed");

    private final String text;
    private final Blame blame;
    private final String meaning;

    ErrorCode(String text, Blame blame, String meaning) {
        this.text = text;
        this.blame = blame;
        this.meaning = meaning;
    }

    /**
     * The code as error records hold it.
     *
     * @return such as {@code Lambda.MissingRecordId}
     */
    public String text() {
        return text;
    }

    /**
     * Whose fault it is.
     *
     * @return the blame
     */
    public Blame blame() {
        return blame;
    }

    /**
     * The failure in words, without any content of a record.
     *
     * @return half a sentence
     */
    public String meaning() {
        return meaning;
    }
}
