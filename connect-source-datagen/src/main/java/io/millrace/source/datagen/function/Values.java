// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.ArrayList;
import java.util.List;

/** Turns arguments into what they print, by the rules of String() in JavaScript. */
final class Values {
    private Values() {}

    /** A generator of the argument's text, escaped as the site asks. */
    static Generator of(Argument argument, Site site) {
        if (argument instanceof Argument.Nested nested) {
            return Catalogue.compile(nested.call(), site);
        }
        if (argument instanceof Argument.Mixed mixed) {
            return mixed(mixed, site);
        }
        return new Literal(site.escaping().bytes(text(argument, site)));
    }

    private static Generator mixed(Argument.Mixed mixed, Site site) {
        // The whole is escaped, not the parts: a CSV field is quoted once.
        Site inside = site.withoutEscape();
        List<Generator> parts = new ArrayList<>();
        mixed.parts().forEach(part -> parts.add(of(part, inside)));
        return Escaped.of(Sequence.of(parts), site.escaping());
    }

    private static String text(Argument argument, Site site) {
        if (argument instanceof Argument.Text text) {
            return text.value();
        }
        if (argument instanceof Argument.Num number) {
            return JsNumber.text(number.value());
        }
        if (argument instanceof Argument.Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (argument instanceof Argument.Array array) {
            return joined(array, site);
        }
        if (!site.isLenient()) {
            throw new BadCall(argument.offset(), garbage(argument));
        }
        return argument instanceof Argument.Null ? "null" : "[object Object]";
    }

    private static String garbage(Argument argument) {
        return argument instanceof Argument.Null
                ? "null is no text; write \"null\" to print the word"
                : "an object is no text; write it as a text in quotes to print it";
    }

    private static String joined(Argument.Array array, Site site) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < array.items().size(); i++) {
            Argument item = array.items().get(i);
            out.append(i == 0 ? "" : ",").append(item instanceof Argument.Null ? "" : text(item, site));
        }
        return out.toString();
    }
}
