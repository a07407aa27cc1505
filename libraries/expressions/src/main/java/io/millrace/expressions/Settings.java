// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How expressions are compiled.
 *
 * @param budget of each evaluation
 * @param nanos the clock that the budget's time is measured with
 * @param now what {@code now} answers; null makes {@code now} an error of compilation, which is the default because a
 *     replayed record would get another answer
 * @param variables names, without the dollar, that the expression may use beside its own
 * @param keepEmpty whether an object of JSLT keeps members that are null, {} or []; JSLT alone drops them, which loses
 *     what a record said
 */
public record Settings(
        Budget budget, LongSupplier nanos, @Nullable InstantSource now, Set<String> variables, boolean keepEmpty) {
    /** The standard budget, no clock, no variables, and nothing dropped. */
    public static final Settings STANDARD = new Settings(Budget.STANDARD, System::nanoTime, null, Set.of(), true);

    /** Copies the names. */
    public Settings {
        variables = Set.copyOf(variables);
    }

    /**
     * With another budget.
     *
     * @param other the budget
     * @return the settings
     */
    public Settings withBudget(Budget other) {
        return new Settings(other, nanos, now, variables, keepEmpty);
    }

    /**
     * With a clock for {@code now}.
     *
     * @param clock the clock
     * @return the settings
     */
    public Settings withNow(InstantSource clock) {
        return new Settings(budget, nanos, clock, variables, keepEmpty);
    }

    /**
     * With variables.
     *
     * @param names without the dollar
     * @return the settings
     */
    public Settings withVariables(Set<String> names) {
        return new Settings(budget, nanos, now, names, keepEmpty);
    }

    /**
     * With or without the members that JSLT drops.
     *
     * @param keep whether they stay
     * @return the settings
     */
    public Settings withKeepEmpty(boolean keep) {
        return new Settings(budget, nanos, now, variables, keep);
    }
}
