// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.edit.BadValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of places whose values no type holds together. */
sealed interface Choice {
    /** How such values are published. */
    Column column(Moments moments);

    /**
     * Checks a type that is about to be learned.
     *
     * @throws BadValue when there must be no such places and it has one
     */
    default void check(Type learned) {}

    /**
     * Reads the option.
     *
     * @throws IllegalArgumentException when there is no such choice
     */
    static Choice parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("project:")) {
            return new Project(Target.parse(word.substring("project:".length())));
        }
        return switch (word) {
            case "string" -> new AsText();
            case "error" -> new Refuse();
            default -> throw new IllegalArgumentException("must be string, project:<type> or error");
        };
    }

    /** As texts: JSON for everything that is none. */
    record AsText() implements Choice {
        @Override
        public Column column(Moments moments) {
            return new AnyColumn();
        }
    }

    /**
     * Only the values of one type; the others become null.
     *
     * @param target the type
     */
    record Project(Target target) implements Choice {
        @Override
        public Column column(Moments moments) {
            return new ProjectedColumn(Columns.scalar(target.type(), moments), target.schema());
        }
    }

    /** Not at all. */
    record Refuse() implements Choice {
        @Override
        public Column column(Moments moments) {
            return new AnyColumn();
        }

        @Override
        public void check(Type learned) {
            if (has(learned)) {
                throw new BadValue(
                        "a value is of another kind than those before it at the same place; set choice=string or "
                                + "choice=project:<type>, or name the place's type in schema.hints");
            }
        }

        private static boolean has(@Nullable Type type) {
            if (type instanceof Type.Members members) {
                return members.fields().values().stream().anyMatch(Refuse::has);
            }
            return type == Type.Simple.ANY
                    || (type instanceof Type.ListOf list && has(list.elements()))
                    || (type instanceof Type.MapOf map && has(map.values()));
        }
    }
}
