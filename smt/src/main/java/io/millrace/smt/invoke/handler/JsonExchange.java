// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.smt.invoke.contract.Codec;
import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.Outcome;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For handlers that take streams, maps or classes of their own: through JSON, as Lambda does it. */
final class JsonExchange implements Exchange {
    private final Codec codec;
    private final ObjectMapper json;
    private final @Nullable JavaType takes;

    JsonExchange(Codec codec, ObjectMapper json, @Nullable JavaType takes) {
        this.codec = codec;
        this.json = json;
        this.takes = takes;
    }

    @Override
    public @Nullable Object event(Invocation invocation) throws InvocationFailure {
        byte[] request = codec.request(invocation);
        if (takes == null) {
            return request;
        }
        try {
            return json.readValue(request, takes);
        } catch (IOException e) {
            throw new InvocationFailure(
                    ErrorCode.REQUEST_REFUSED,
                    "the handler's " + takes.getRawClass().getName() + " cannot be made of the record");
        }
    }

    @Override
    public List<Outcome> outcomes(@Nullable Object returned, Invocation invocation) throws InvocationFailure {
        return codec.outcomes(bytes(returned), invocation);
    }

    private byte[] bytes(@Nullable Object returned) throws InvocationFailure {
        if (takes == null && returned instanceof byte[] written) {
            return written;
        }
        try {
            return json.writeValueAsBytes(returned);
        } catch (JsonProcessingException e) {
            throw new InvocationFailure(ErrorCode.JSON_PROCESSING, "what the handler returned cannot become JSON");
        }
    }
}
