// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a function again after failures that may pass by themselves. Safe for all threads. */
public final class RetryingFunction implements ConvertingFunction {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingFunction.class);

    private final ConvertingFunction function;
    private final RetryRule rule;
    private final Pause pause;
    private final RandomGenerator random;
    private volatile boolean failing;

    /**
     * Wraps a function.
     *
     * @param function closed with this one
     * @param rule when it is called again
     * @param pause waits in between
     * @param random the source of the waits' jitter; safe for all threads
     */
    public RetryingFunction(ConvertingFunction function, RetryRule rule, Pause pause, RandomGenerator random) {
        this.function = function;
        this.rule = rule;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public List<Outcome> invoke(Invocation invocation) throws InvocationFailure, InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                List<Outcome> outcomes = function.invoke(invocation);
                recovered();
                return outcomes;
            } catch (InvocationFailure failure) {
                if (!rule.allows(failure.code(), failures)) {
                    givenUp(failure);
                    throw failure;
                }
                LOG.debug("Attempt {} of invocation {} failed: {}", failures, invocation.id(), failure.getMessage());
                pause.await(delay(failure, failures));
            }
        }
    }

    private Duration delay(InvocationFailure failure, int failures) {
        Duration own = rule.backoff().delay(failures, random);
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        Duration bound = rule.backoff().longest();
        Duration wanted = asked.compareTo(own) > 0 ? asked : own;
        return wanted.compareTo(bound) > 0 ? bound : wanted;
    }

    /** One line per outage, not per record: what fails a record is told with the record. */
    private void givenUp(InvocationFailure failure) {
        Blame blame = failure.code().blame();
        if ((blame == Blame.OUTAGE || blame == Blame.SETUP) && !failing) {
            failing = true;
            LOG.warn("The function cannot be called: {}", failure.getMessage());
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("The function can be called again");
        }
    }

    @Override
    public void close() {
        function.close();
    }
}
