// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

/** A call that can never be rendered: unknown function, wrong argument. The offset says where. */
public final class BadCall extends RuntimeException {
    private final int offset;
    private final String problem;

    /**
     * @param offset where, in the text that was parsed
     * @param message what is wrong and what would be right
     */
    public BadCall(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
        this.problem = message;
    }

    /** Where, in the text that was parsed. */
    public int offset() {
        return offset;
    }

    /** What is wrong and what would be right. */
    public String problem() {
        return problem;
    }
}
