// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A template that cannot be compiled, with everything that is wrong in it. */
public final class InvalidTemplate extends IllegalArgumentException {
    private final List<Problem> problems;

    InvalidTemplate(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param line the line in the text as the user wrote it, from 1
     * @param column the character in that line, from 1
     * @param message what is wrong and what would be right
     */
    public record Problem(int line, int column, String message) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column + ": " + message;
        }
    }
}
