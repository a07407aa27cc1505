// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads responses. Safe for all threads. */
final class ResponseReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    // The names of classes and of Lambda's own errors; anything else may be a piece of a record.
    private static final Pattern ERROR_TYPE = Pattern.compile("[A-Za-z][A-Za-z_.$]{0,127}");

    private final Contract contract;

    ResponseReader(Contract contract) {
        this.contract = contract;
    }

    List<Outcome> read(byte[] response, List<SentRecord> sent) throws InvocationFailure {
        JsonNode root = parsed(response);
        JsonNode records = root.get("records");
        if (records == null && isError(root)) {
            throw functionError(root);
        }
        if (contract == Contract.LAMBDA_KAFKA && records == null) {
            return withoutRecords(root, sent);
        }
        if (records == null || !records.isArray()) {
            throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "it has no array 'records'");
        }
        Roster roster = new Roster(sent);
        for (JsonNode answer : records) {
            JsonNode id = answer.get("recordId");
            if (id == null || !id.isTextual()) {
                throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "a record has no text 'recordId'");
            }
            roster.answer(id.textValue(), outcome(answer));
        }
        return roster.outcomes();
    }

    private static JsonNode parsed(byte[] response) throws InvocationFailure {
        try {
            JsonNode root = JSON.readTree(response);
            if (!root.isMissingNode()) {
                return root;
            }
        } catch (JacksonException e) {
            // Its message quotes the response.
            String at =
                    e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
            throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "it is no JSON" + at);
        } catch (IOException e) {
            throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "it cannot be read");
        }
        throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "it is empty");
    }

    /** The answers that Lambda itself understands of functions that read from Kafka. */
    private static List<Outcome> withoutRecords(JsonNode root, List<SentRecord> sent) throws InvocationFailure {
        if (!root.isNull() && !root.isObject()) {
            throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "it is neither null nor an object");
        }
        JsonNode failures = root.get("batchItemFailures");
        boolean failed = failures != null && !failures.isEmpty();
        Outcome all = failed ? new Outcome.Failed(ErrorCode.PROCESSING_FAILED) : new Outcome.Unchanged();
        return sent.stream().map(record -> all).toList();
    }

    private Outcome outcome(JsonNode answer) {
        String result = answer.path("result").asText();
        return switch (result) {
            case "Ok" -> {
                byte[] data = decoded(answer.get(contract.dataField()));
                yield data == null
                        ? new Outcome.Failed(ErrorCode.INVALID_DATA)
                        : new Outcome.Ok(data, partitionKeys(answer));
            }
            case "Dropped" -> new Outcome.Dropped();
            case "ProcessingFailed" -> new Outcome.Failed(ErrorCode.PROCESSING_FAILED);
            default -> new Outcome.Failed(ErrorCode.INVALID_RESULT);
        };
    }

    private static byte @Nullable [] decoded(@Nullable JsonNode data) {
        if (data == null || !data.isTextual()) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(data.textValue());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> partitionKeys(JsonNode answer) {
        Map<String, String> keys = new HashMap<>();
        answer.path("metadata").path("partitionKeys").properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                keys.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return keys;
    }

    private static boolean isError(JsonNode root) {
        return root.path("errorType").isTextual() || root.path("errorMessage").isTextual();
    }

    InvocationFailure functionError(byte[] response) {
        try {
            return functionError(parsed(response));
        } catch (InvocationFailure e) {
            return new InvocationFailure(ErrorCode.FUNCTION_ERROR);
        }
    }

    /** The type tells what to look for in the function's own log; the message quotes records. */
    private static InvocationFailure functionError(JsonNode root) {
        String type = root.path("errorType").asText();
        if (type.equals("Function.ResponseSizeTooLarge")) {
            return new InvocationFailure(ErrorCode.RESPONSE_TOO_LARGE);
        }
        boolean tookTooLong = type.equals("Sandbox.Timedout");
        boolean shown = ERROR_TYPE.matcher(type).matches();
        return new InvocationFailure(
                tookTooLong ? ErrorCode.FUNCTION_TIMED_OUT : ErrorCode.FUNCTION_ERROR,
                (shown ? type + "; " : "") + "the function's own log tells more");
    }
}
