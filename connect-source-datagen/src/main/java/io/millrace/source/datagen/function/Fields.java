// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import io.millrace.common.options.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named values of an object argument. A name that the function does not know is an error: it would have no effect. */
final class Fields {
    private final String function;
    private final Argument.Obj object;
    private final List<String> known;

    private Fields(String function, Argument.Obj object, List<String> known) {
        this.function = function;
        this.object = object;
        this.known = known;
    }

    static Fields of(String function, Argument.Obj object, String... known) {
        Fields fields = new Fields(function, object, Arrays.asList(known));
        List<String> seen = new ArrayList<>();
        for (Argument.Entry entry : object.entries()) {
            if (!fields.known.contains(entry.name())) {
                throw new BadCall(entry.offset(), fields.unknown(entry.name()));
            }
            if (seen.contains(entry.name())) {
                throw new BadCall(entry.offset(), function + " got " + entry.name() + " twice");
            }
            seen.add(entry.name());
        }
        return fields;
    }

    private String unknown(String name) {
        List<String> nearest = Spelling.nearest(name, known, 1);
        String message = function + " has no option " + name;
        return nearest.isEmpty()
                ? message + "; it has " + String.join(", ", known)
                : message + "; did you mean " + nearest.get(0) + "?";
    }

    /** The value of this name; null counts as not given. */
    @Nullable
    Argument get(String name) {
        for (Argument.Entry entry : object.entries()) {
            if (entry.name().equals(name) && !(entry.value() instanceof Argument.Null)) {
                return entry.value();
            }
        }
        return null;
    }

    Argument require(String name) {
        Argument value = get(name);
        if (value == null) {
            throw new BadCall(object.offset(), function + " needs " + name);
        }
        return value;
    }

    boolean flag(String name) {
        Argument value = get(name);
        if (value == null || value instanceof Argument.Bool) {
            return value instanceof Argument.Bool flag && flag.value();
        }
        throw Arguments.expected(where(name), "true or false", value);
    }

    String text(String name, String orElse) {
        Argument value = get(name);
        if (value == null) {
            return orElse;
        }
        if (value instanceof Argument.Text text) {
            return text.value();
        }
        throw Arguments.expected(where(name), "a text in quotes", value);
    }

    long whole(String name, long orElse, long min, long max) {
        Argument value = get(name);
        return value == null ? orElse : Numbers.whole(value, where(name), min, max);
    }

    String where(String name) {
        return name + " of " + function;
    }
}
