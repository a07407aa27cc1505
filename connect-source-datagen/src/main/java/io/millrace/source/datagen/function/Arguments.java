// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call; null and the empty text count as not given, as they do in Kinesis Data Generator. */
final class Arguments {
    private final Call call;

    Arguments(Call call) {
        this.call = call;
    }

    String function() {
        return call.name();
    }

    int offset() {
        return call.offset();
    }

    @Nullable
    Argument at(int position) {
        List<Argument> all = call.arguments();
        if (position >= all.size()) {
            return null;
        }
        Argument argument = all.get(position);
        boolean empty = argument instanceof Argument.Null
                || (argument instanceof Argument.Text text && text.value().isEmpty());
        return empty ? null : argument;
    }

    boolean has(int position) {
        return at(position) != null;
    }

    /** The text at this position, or a default. */
    String text(int position, String orElse) {
        Argument argument = at(position);
        if (argument == null) {
            return orElse;
        }
        if (argument instanceof Argument.Text text) {
            return text.value();
        }
        throw expected("a text in quotes", argument);
    }

    /** The flag at this position, or a default. */
    boolean flag(int position, boolean orElse) {
        Argument argument = at(position);
        if (argument == null) {
            return orElse;
        }
        if (argument instanceof Argument.Bool flag) {
            return flag.value();
        }
        throw expected("true or false", argument);
    }

    /** The whole number at this position within bounds, or a default. */
    long whole(int position, long orElse, long min, long max) {
        Argument argument = at(position);
        return argument == null ? orElse : Numbers.whole(argument, function(), min, max);
    }

    BadCall expected(String what, Argument found) {
        return expected(function(), what, found);
    }

    static BadCall expected(String where, String what, Argument found) {
        return new BadCall(found.offset(), where + " takes " + what + " here, not " + found.kind());
    }
}
