// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.math.BigDecimal;
import java.util.List;

/** One argument of a call as it was written; every part remembers where, so that an error can point at it. */
public sealed interface Argument {
    /** Where the argument starts, as an offset in the text that was parsed. */
    int offset();

    /** What to call this kind of value in an error message. */
    String kind();

    /** A finite number, exactly as written. */
    record Num(int offset, BigDecimal value) implements Argument {
        @Override
        public String kind() {
            return "the number " + JsNumber.brief(value);
        }
    }

    /** Text in quotes, or raw text where a function takes a format. */
    record Text(int offset, String value) implements Argument {
        @Override
        public String kind() {
            return "a text";
        }
    }

    /** Text in quotes that holds calls. */
    record Mixed(int offset, List<Argument> parts) implements Argument {
        public Mixed {
            parts = List.copyOf(parts);
        }

        @Override
        public String kind() {
            return "a text with a hole";
        }
    }

    /** A call in place of a value. */
    record Nested(int offset, Call call) implements Argument {
        @Override
        public String kind() {
            return "a hole";
        }
    }

    /** True or false. */
    record Bool(int offset, boolean value) implements Argument {
        @Override
        public String kind() {
            return Boolean.toString(value);
        }
    }

    /** The word null. */
    record Null(int offset) implements Argument {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** A list in brackets. */
    record Array(int offset, List<Argument> items) implements Argument {
        public Array {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** Named values in braces, in the order written. */
    record Obj(int offset, List<Entry> entries) implements Argument {
        public Obj {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /** One named value of an object. */
    record Entry(int offset, String name, Argument value) {}
}
