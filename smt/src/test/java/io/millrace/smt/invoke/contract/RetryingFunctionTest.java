// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.retry.Backoff;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingFunctionTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final List<Duration> waits = new ArrayList<>();

    /** Fails as it is told, then drops its record. */
    private static final class Failing implements ConvertingFunction {
        private final Deque<InvocationFailure> failures = new ArrayDeque<>();
        private int calls;

        Failing(InvocationFailure... failures) {
            this.failures.addAll(Arrays.asList(failures));
        }

        @Override
        public List<Outcome> invoke(Invocation invocation) throws InvocationFailure {
            calls++;
            InvocationFailure failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return List.of(new Outcome.Dropped());
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void onlyOutagesAreTriedAgain(ErrorCode code) {
        Failing function = new Failing(failures(code, 10));

        assertThatThrownBy(() -> retrying(function, 3, false).invoke(CodecTest.invocation("x")))
                .isInstanceOf(InvocationFailure.class)
                .hasMessageStartingWith(code.text());
        assertThat(function.calls).isEqualTo(code.blame() == Blame.OUTAGE ? 4 : 1);
        assertThat(waits).hasSize(function.calls - 1);
    }

    @Test
    void theFunctionsOwnErrorsAreTriedAgainWhenToldSo() throws Exception {
        Failing function = new Failing(
                new InvocationFailure(ErrorCode.FUNCTION_ERROR), new InvocationFailure(ErrorCode.FUNCTION_TIMED_OUT));

        assertThat(retrying(function, 2, true).invoke(CodecTest.invocation("x")))
                .hasSize(1);
        assertThat(function.calls).isEqualTo(3);
    }

    @Test
    void noRetriesMeansOneCall() {
        Failing function = new Failing(failures(ErrorCode.UNREACHABLE, 10));

        assertThatThrownBy(() -> retrying(function, 0, true).invoke(CodecTest.invocation("x")))
                .isInstanceOf(InvocationFailure.class);
        assertThat(function.calls).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsTheServiceAsksButNotLongerThanTheLongestWait() throws Exception {
        Failing function = new Failing(asking(1), asking(3600));

        retrying(function, 3, false).invoke(CodecTest.invocation("x"));

        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void waitsLongerEachTimeWithinTheBounds() {
        Failing function = new Failing(failures(ErrorCode.SERVICE_UNAVAILABLE, 300));

        assertThatThrownBy(() -> retrying(function, 200, false).invoke(CodecTest.invocation("x")))
                .isInstanceOf(InvocationFailure.class);
        assertThat(waits).hasSize(200).allMatch(wait -> wait.compareTo(Duration.ofSeconds(2)) <= 0);
        assertThat(waits.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(waits).anyMatch(wait -> wait.toMillis() > 1000);
    }

    private RetryingFunction retrying(ConvertingFunction function, int retries, boolean functionErrors) {
        return new RetryingFunction(
                function, new RetryRule(retries, BACKOFF, functionErrors), waits::add, new Random(7));
    }

    private static InvocationFailure asking(int seconds) {
        return new InvocationFailure(
                ErrorCode.INVOKE_LIMIT_EXCEEDED, "HTTP 429", Optional.of(Duration.ofSeconds(seconds)));
    }

    private static InvocationFailure[] failures(ErrorCode code, int count) {
        InvocationFailure[] failures = new InvocationFailure[count];
        Arrays.fill(failures, new InvocationFailure(code));
        return failures;
    }
}
