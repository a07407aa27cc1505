// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.millrace.smt.invoke.contract.Invocation;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a handler is told of its call; what only Lambda knows is empty or made up in Lambda's form. */
final class HandlerContext implements Context {
    /** What does not change from call to call. */
    record Surroundings(String functionName, int memoryMb, LambdaLogger logger, LongSupplier nanos) {}

    private final Invocation invocation;
    private final Surroundings surroundings;
    private final long endNanos;

    HandlerContext(Invocation invocation, Surroundings surroundings, long timeoutNanos) {
        this.invocation = invocation;
        this.surroundings = surroundings;
        this.endNanos = surroundings.nanos().getAsLong() + timeoutNanos;
    }

    @Override
    public String getAwsRequestId() {
        return invocation.id();
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + surroundings.functionName();
    }

    @Override
    public String getLogStreamName() {
        return invocation.stream().name();
    }

    @Override
    public String getFunctionName() {
        return surroundings.functionName();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return invocation.stream().functionArn(surroundings.functionName());
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        long left = endNanos - surroundings.nanos().getAsLong();
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(left)));
    }

    @Override
    public int getMemoryLimitInMB() {
        return surroundings.memoryMb();
    }

    @Override
    public LambdaLogger getLogger() {
        return surroundings.logger();
    }
}
