// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.budget;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expressions.Budget;
import io.millrace.expressions.EvaluationFailure.Reason;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts one evaluation at a time, on one thread. The engines hand nothing of ours through to the places that are
 * counted, so each thread has its own meter; outside {@link #begin} and {@link #end} it counts without a limit.
 */
public final class Meter {
    /** Looking at a clock costs more than a step. */
    private static final int STEPS_PER_LOOK = 256;
    /** What making a value costs beside its step. */
    private static final int NODES_PER_STEP = 16;

    private static final int CHARACTERS_PER_STEP = 64;
    private static final int COMPARISONS_PER_STEP = 4_096;

    private static final ThreadLocal<Meter> METERS = ThreadLocal.withInitial(Meter::new);

    private long steps;
    private long nextLook;
    private long lastStep;
    private long started;
    private long nanos;
    private int depth;
    private int maxDepth;
    private int maxNodes;
    private int maxCharacters;
    private LongSupplier clock = () -> 0;

    private long nodes;
    private long characters;

    private Meter() {
        end();
    }

    /**
     * This thread's meter.
     *
     * @return the meter
     */
    public static Meter current() {
        return METERS.get();
    }

    /**
     * Begins to count for an evaluation.
     *
     * @param budget what it may do
     * @param nanoClock measures its time
     * @return this
     */
    public Meter begin(Budget budget, LongSupplier nanoClock) {
        steps = 0;
        depth = 0;
        nextLook = STEPS_PER_LOOK;
        lastStep = budget.steps();
        nanos = budget.time().toNanos();
        maxDepth = budget.depth();
        maxNodes = budget.nodes();
        maxCharacters = budget.characters();
        clock = nanoClock;
        // Read at the first look only: most evaluations have none.
        started = Long.MIN_VALUE;
        return this;
    }

    /** Ends the evaluation, however it went. */
    public void end() {
        lastStep = Long.MAX_VALUE;
        nextLook = Long.MAX_VALUE;
        steps = 0;
        depth = 0;
        maxDepth = Integer.MAX_VALUE;
        maxNodes = Integer.MAX_VALUE;
        maxCharacters = Integer.MAX_VALUE;
    }

    /** One step. */
    public void step() {
        if (++steps >= nextLook) {
            look();
        }
    }

    /**
     * Work that is known beforehand.
     *
     * @param work in steps
     */
    public void charge(long work) {
        steps += Math.min(work, Long.MAX_VALUE / 4);
        if (steps >= nextLook) {
            look();
        }
    }

    /**
     * A search that may compare each part of one with each part of the other.
     *
     * @param one a size
     * @param other a size
     */
    public void chargeSearch(int one, int other) {
        charge((long) one * other / COMPARISONS_PER_STEP);
    }

    private void look() {
        if (steps > lastStep) {
            throw new Spent(Reason.TOO_MANY_STEPS);
        }
        // The end may come before the next look is due.
        nextLook = Math.min(steps + STEPS_PER_LOOK, lastStep + 1);
        long now = clock.getAsLong();
        if (started == Long.MIN_VALUE) {
            started = now;
        } else if (now - started > nanos) {
            throw new Spent(Reason.TOO_SLOW);
        }
    }

    /** A level deeper. */
    public void enter() {
        if (++depth > maxDepth) {
            throw new Spent(Reason.TOO_DEEP);
        }
    }

    /** A level back. */
    public void leave() {
        depth--;
    }

    /**
     * A text that grows and is not done.
     *
     * @param length in characters, as far as known
     */
    public void mayMake(long length) {
        if (length > maxCharacters) {
            throw new Spent(Reason.TOO_LARGE);
        }
    }

    /**
     * A text that is about to be made.
     *
     * @param length in characters
     */
    public void willMake(long length) {
        mayMake(length);
        charge(length / CHARACTERS_PER_STEP);
    }

    /**
     * An array that is about to grow by filling up.
     *
     * @param length in elements
     */
    public void willFill(long length) {
        if (length > maxNodes) {
            throw new Spent(Reason.TOO_LARGE);
        }
    }

    /**
     * A value that was made: it must fit, and its size costs steps.
     *
     * @param value the value
     */
    public void made(JsonNode value) {
        if (value.isTextual()) {
            willMake(value.textValue().length());
        } else if (value.isContainerNode()) {
            size(value);
            charge(nodes / NODES_PER_STEP + characters / CHARACTERS_PER_STEP);
        }
    }

    /**
     * The nodes of a value.
     *
     * @param value the value
     * @return at least 1
     */
    public int nodesOf(JsonNode value) {
        size(value);
        return (int) nodes;
    }

    private void size(JsonNode value) {
        nodes = 0;
        characters = 0;
        add(value, 0);
    }

    // A part that is shared is counted wherever it is: whoever writes, compares or copies the value meets it as often.
    private void add(JsonNode value, int level) {
        if (level > maxDepth) {
            throw new Spent(Reason.TOO_DEEP);
        }
        if (!value.isContainerNode()) {
            count(1, value.isTextual() ? value.textValue().length() : 0);
        } else if (value instanceof Weighed weighed) {
            count(weighed.nodes(), weighed.characters());
        } else if (value.isObject()) {
            count(1, 0);
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                count(0, member.getKey().length());
                add(member.getValue(), level + 1);
            }
        } else {
            count(1, 0);
            for (JsonNode item : value) {
                add(item, level + 1);
            }
        }
    }

    private void count(int moreNodes, int moreCharacters) {
        nodes += moreNodes;
        characters += moreCharacters;
        if (nodes > maxNodes || characters > maxCharacters) {
            throw new Spent(Reason.TOO_LARGE);
        }
    }
}
