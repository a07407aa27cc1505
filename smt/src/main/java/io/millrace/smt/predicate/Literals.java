// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The values that a configuration names, each of a family: a number as JSON writes one, true and false, and texts, which may
 * be quoted as in JSON. Values equal each other within their family only, numbers whatever their type.
 *
 * @param texts the texts
 * @param numbers ordered by value, so that 1 and 1.00 are the same
 * @param booleans the booleans
 */
record Literals(Set<String> texts, TreeSet<BigDecimal> numbers, Set<Boolean> booleans) {
    private static final ObjectMapper JSON = new ObjectMapper();
    // RFC 8259, section 6.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    /**
     * Reads values that are joined by commas.
     *
     * @param text such as {@code 1, paid, "a, b"}
     * @return the values
     * @throws IllegalArgumentException when the text is no such list
     */
    static Literals parse(String text) {
        return of(new LiteralReader(text).all(), false);
    }

    /**
     * Reads values that are joined by commas, for places where the type is somebody's guess: one without quotes equals texts
     * as well.
     *
     * @param text such as {@code 1, paid, "a, b"}
     * @return the values
     * @throws IllegalArgumentException when the text is no such list
     */
    static Literals parseLeniently(String text) {
        return of(new LiteralReader(text).all(), true);
    }

    private static Literals of(List<String> items, boolean bareIsTextToo) {
        Literals literals = new Literals(new HashSet<>(), new TreeSet<>(), new HashSet<>());
        items.forEach(item -> literals.add(item, bareIsTextToo));
        return literals;
    }

    private void add(String item, boolean bareIsTextToo) {
        if (item.startsWith("\"")) {
            texts.add(unquoted(item));
            return;
        }
        refuseNothing(item);
        boolean number = NUMBER.matcher(item).matches();
        boolean flag = item.equals("true") || item.equals("false");
        if (number) {
            numbers.add(new BigDecimal(item));
        } else if (flag) {
            booleans.add(Boolean.valueOf(item));
        }
        if (bareIsTextToo || !(number || flag)) {
            texts.add(item);
        }
    }

    private static void refuseNothing(String item) {
        if (item.isEmpty()) {
            throw new IllegalArgumentException("a value is missing; the empty text is \"\"");
        }
        if (item.equals("null")) {
            throw new IllegalArgumentException(
                    "null equals nothing; ask FieldExists with negate=true, or quote the text \"null\"");
        }
    }

    private static String unquoted(String item) {
        try {
            return JSON.readValue(item, String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a quoted value is no text of JSON; write \\\" and \\\\ within quotes");
        }
    }

    boolean contain(@Nullable Schema schema, Object value) {
        if (value instanceof Number number) {
            BigDecimal exact = numbers.isEmpty() ? null : Scalars.number(number);
            return exact != null && numbers.contains(exact);
        }
        if (value instanceof Boolean flag) {
            return booleans.contains(flag);
        }
        String text = texts.isEmpty() ? null : Scalars.text(schema, value);
        return text != null && texts.contains(text);
    }
}
