// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.util.List;
import java.util.function.LongSupplier;

/** The steps of a flow, read and checked. Immutable, for any number of threads. */
public final class ConversionRules {
    /** Makes a step for one thread. */
    interface Plan {
        /** The step; {@code millis} tells the time of day. */
        Step step(LongSupplier millis);
    }

    private final List<Plan> plans;
    private final Compat compat;

    ConversionRules(List<Plan> plans, Compat compat) {
        this.plans = List.copyOf(plans);
        this.compat = compat;
    }

    /**
     * Whether events stay as they are.
     *
     * @return whether there is no step
     */
    public boolean isEmpty() {
        return plans.isEmpty();
    }

    /**
     * Whether the steps take and give events with a line feed at their end, as the agent's do.
     *
     * @return true for {@link Compat#STRICT}
     */
    public boolean hasLineFeeds() {
        return compat == Compat.STRICT;
    }

    /**
     * Steps for one thread.
     *
     * @param millis the time of day in milliseconds since 1970-01-01T00:00:00Z
     * @return the steps
     */
    public Conversion newConversion(LongSupplier millis) {
        return new Conversion(plans.stream().map(plan -> plan.step(millis)).toList());
    }
}
