// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsInputPreprocessingResponse;
import com.amazonaws.services.lambda.runtime.events.MSKFirehoseResponse;
import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.Outcome;
import io.millrace.smt.invoke.contract.Roster;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For handlers that take an event of Amazon's library: as objects, without JSON and base64. */
final class EventExchange implements Exchange {
    private final Function<Invocation, Object> events;
    private final JsonExchange others;

    /**
     * An exchange of objects.
     *
     * @param events makes them
     * @param others reads answers that are no objects of Amazon's library
     */
    EventExchange(Function<Invocation, Object> events, JsonExchange others) {
        this.events = events;
        this.others = others;
    }

    @Override
    public Object event(Invocation invocation) {
        return events.apply(invocation);
    }

    @Override
    public List<Outcome> outcomes(@Nullable Object returned, Invocation invocation) throws InvocationFailure {
        Roster roster = new Roster(invocation.records());
        if (returned instanceof KinesisAnalyticsInputPreprocessingResponse response) {
            for (KinesisAnalyticsInputPreprocessingResponse.Record answer : records(response.getRecords())) {
                roster.answer(id(answer.getRecordId()), outcome(answer.getResult(), answer.getData()));
            }
        } else if (returned instanceof MSKFirehoseResponse response) {
            for (MSKFirehoseResponse.Record answer : records(response.getRecords())) {
                roster.answer(id(answer.getRecordId()), outcome(answer.getResult(), answer.getKafkaRecordValue()));
            }
        } else {
            return others.outcomes(returned, invocation);
        }
        return roster.outcomes();
    }

    private static <T> List<T> records(@Nullable List<T> records) throws InvocationFailure {
        if (records == null || records.contains(null)) {
            throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "it has no list 'records', or one with nulls");
        }
        return records;
    }

    private static String id(@Nullable String id) throws InvocationFailure {
        if (id == null) {
            throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "a record has no text 'recordId'");
        }
        return id;
    }

    private static Outcome outcome(@Nullable Enum<?> result, @Nullable ByteBuffer data) {
        return switch (result == null ? "" : result.name()) {
            case "Ok" ->
                data == null ? new Outcome.Failed(ErrorCode.INVALID_DATA) : new Outcome.Ok(bytes(data), Map.of());
            case "Dropped" -> new Outcome.Dropped();
            case "ProcessingFailed" -> new Outcome.Failed(ErrorCode.PROCESSING_FAILED);
            default -> new Outcome.Failed(ErrorCode.INVALID_RESULT);
        };
    }

    private static byte[] bytes(ByteBuffer data) {
        ByteBuffer view = data.duplicate();
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return bytes;
    }
}
