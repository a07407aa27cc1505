// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions;

/**
 * An expression has no answer for an input. The message tells why and where in the expression, and never holds any part
 * of the input: the engines' own messages quote values, so neither they nor their exceptions are kept.
 */
public final class EvaluationFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** Why there is no answer. */
    public enum Reason {
        /** A value has a type that an operator or a function does not take, or the expression itself called error. */
        REFUSED("The expression cannot be applied to this value: a type does not fit, or it calls error."),
        /** jq gave no answer where one is needed. */
        NO_ANSWER("The expression gives no answer for this value, and exactly one is needed."),
        /** jq gave more than one answer where one is needed. */
        SEVERAL_ANSWERS("The expression gives more than one answer for this value, and exactly one is needed."),
        /** The budget of steps is spent. */
        TOO_MANY_STEPS("The evaluation needs more steps than its budget has."),
        /** The budget of time is spent. */
        TOO_SLOW("The evaluation takes longer than its budget allows."),
        /** A value has more nodes or characters than the budget allows. */
        TOO_LARGE("The evaluation makes a value that is larger than its budget allows."),
        /** Calls or values are nested deeper than the budget, or the thread's stack, allows. */
        TOO_DEEP("The evaluation nests calls or values deeper than its budget allows."),
        /** A pattern that was computed at run time is no pattern. */
        BAD_PATTERN("A pattern that the expression computes from this value is not one of RE2.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;
    private final int line;
    private final int column;

    /**
     * A failure somewhere in the expression.
     *
     * @param reason why
     */
    public EvaluationFailure(Reason reason) {
        this(reason, 0, 0);
    }

    /**
     * A failure at a known place.
     *
     * @param reason why
     * @param line of the expression, from 1, or 0 when unknown
     * @param column from 1, or 0 when unknown
     */
    public EvaluationFailure(Reason reason, int line, int column) {
        // Without a stack trace: it costs more than most evaluations, and tells the engine's inside only.
        super(
                line > 0 ? reason.sentence + " At line " + line + ", column " + column + "." : reason.sentence,
                null,
                false,
                false);
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The line of the expression.
     *
     * @return from 1, or 0 when unknown
     */
    public int line() {
        return line;
    }

    /**
     * The column.
     *
     * @return from 1, or 0 when unknown
     */
    public int column() {
        return column;
    }
}
