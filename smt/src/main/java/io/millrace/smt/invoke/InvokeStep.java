// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import io.millrace.smt.invoke.contract.Blame;
import io.millrace.smt.invoke.contract.ConvertingFunction;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.Outcome;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Calls a function for each record and puts its answer in the record's place. */
final class InvokeStep implements Step.OfRecord {
    /** What headers of partition keys begin with; the sink's prefixes look for them. */
    static final String PARTITION_KEY = "firehose.pk.";

    private final ConvertingFunction function;
    private final Invocations invocations;
    private final Output output;

    InvokeStep(ConvertingFunction function, Invocations invocations, Output output) {
        this.function = function;
        this.invocations = invocations;
        this.output = output;
    }

    @Override
    public boolean apply(Draft draft) {
        Object value = draft.value();
        if (value == null) {
            return true;
        }
        Outcome outcome = outcome(draft, value);
        if (outcome instanceof Outcome.Ok ok) {
            put(draft, output.of(value), ok.data());
            ok.partitionKeys().forEach((name, key) -> draft.header(PARTITION_KEY + name, Schema.STRING_SCHEMA, key));
        } else if (outcome instanceof Outcome.Failed failed) {
            throw new BadValue(failed.code().text() + ": " + failed.code().meaning());
        }
        return !(outcome instanceof Outcome.Dropped);
    }

    private Outcome outcome(Draft draft, Object value) {
        try {
            return function.invoke(invocations.of(draft, value)).get(0);
        } catch (InvocationFailure failure) {
            Blame blame = failure.code().blame();
            if (blame == Blame.OUTAGE || blame == Blame.SETUP) {
                // Not the record's fault: the framework tries again, and on.error is not asked.
                throw new RetriableException("InvokeLambda: " + failure.getMessage());
            }
            throw new BadValue(String.valueOf(failure.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("InvokeLambda: interrupted while the function was at work");
        }
    }

    private static void put(Draft draft, Output form, byte[] data) {
        switch (form) {
            case STRING -> draft.value(schema(draft, Schema.STRING_SCHEMA), text(data));
            case JSON -> draft.value(null, JsonValues.of(data));
            default -> draft.value(schema(draft, Schema.BYTES_SCHEMA), data);
        }
    }

    /** Records without a schema stay without one, and schemas of the same type stay the same. */
    private static @Nullable Schema schema(Draft draft, Schema wanted) {
        Schema present = draft.schema();
        boolean same = present != null && present.type() == wanted.type() && present.name() == null;
        return present == null || same ? present : wanted;
    }

    private static String text(byte[] data) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new BadValue("the function's data is no UTF-8; set output to bytes");
        }
    }

    @Override
    public void close() {
        function.close();
    }
}
