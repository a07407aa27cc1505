// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.invoke.contract.StreamIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The step that calls functions. */
public final class InvokeSteps {
    // Safe for all threads, as no instance is: each call takes its thread's own.
    private static final RandomGenerator RANDOM =
            () -> ThreadLocalRandom.current().nextLong();

    /** Calls a function for each record. */
    public static final StepKind INVOKE_LAMBDA = StepKind.of(
                    "InvokeLambda",
                    "Calls a function for each record's value and puts its answer in the value's place: a function of AWS Lambda, "
                            + "anything that speaks its language over HTTP, or a Lambda handler for Java within this worker. One "
                            + "record per call; partition keys that the function answers become headers `firehose.pk.<name>`. "
                            + "`on.error` is for records that the function cannot convert; a function that cannot be called is a "
                            + "failure that the connector's `errors.retry.timeout` repeats.",
                    InvokeOptions.ALL,
                    InvokeSteps::make)
            // No null: in the place of the whole value it would be a tombstone.
            .allowing(OnError.FAIL, OnError.SKIP, OnError.TAG);

    /** Every kind of this room. */
    public static final List<StepKind> ALL = List.of(INVOKE_LAMBDA);

    private InvokeSteps() {}

    private static Step make(OptionValues values) {
        Worker worker = new Worker(
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                Clock.systemUTC(),
                System::nanoTime,
                RANDOM);
        Functions functions = new Functions(values, worker);
        StreamIdentity stream = new StreamIdentity(values.get(InvokeOptions.STREAM_NAME), functions.region());
        Invocations invocations =
                new Invocations(values.get(InvokeOptions.CONTRACT), stream, worker.clock(), worker.random());
        return new InvokeStep(functions.make(), invocations, values.get(InvokeOptions.OUTPUT));
    }
}
