// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How names of values become names of fields.
 *
 * @param style how they are written
 * @param maxLength longer ones are no fields
 * @param overflow the field of what has no column, a name that no other field may have
 */
record Names(Style style, int maxLength, String overflow) {
    /** How names are written. */
    enum Style {
        AS_IS("as.is"),
        LOWER("lower"),
        /** Letters, digits and underscores of ASCII. */
        IDENTIFIER("identifier");

        private final String word;

        Style(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        String written(String name) {
            return switch (this) {
                case AS_IS -> name;
                case LOWER -> name.toLowerCase(Locale.ROOT);
                case IDENTIFIER -> identifier(name);
            };
        }
    }

    /** Whether a value's name can be the name of a field. */
    boolean allowed(String name) {
        return !name.isEmpty() && name.length() <= maxLength && isText(name) && !isOverflow(name);
    }

    /** Half a surrogate pair is no character: a schema with such a name could be written and never be read again. */
    private static boolean isText(String name) {
        return name.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private boolean isOverflow(String name) {
        // Folding adds no more than one character; most names need none.
        return Math.abs(name.length() - overflow.length()) < 2 && folded(name).equals(folded(overflow));
    }

    /**
     * Gives names to fields. Who has a name keeps it; of those that Glue, Hive or Avro would take for the same name, the
     * first one in order gets it, and the others get a suffix that comes from their own spelling.
     *
     * @param given what earlier fields are called, by their own names
     * @param wanted all fields, by their own names
     * @return what each of the wanted is called
     */
    Map<String, String> assigned(Map<String, String> given, Set<String> wanted) {
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        taken.add(folded(overflow));
        given.forEach((name, called) -> {
            names.put(name, called);
            taken.add(folded(called));
        });
        for (String name : new TreeSet<>(wanted)) {
            names.computeIfAbsent(name, n -> free(n, taken));
        }
        return names;
    }

    private String free(String name, Set<String> taken) {
        String written = style.written(name);
        String free = written;
        for (int salt = 0; !taken.add(folded(free)); salt++) {
            free = written + '_' + Integer.toHexString((name + "\0".repeat(salt)).hashCode());
        }
        return free;
    }

    private static String folded(String name) {
        return identifier(name).toLowerCase(Locale.ROOT);
    }

    /** A name that Avro, Protobuf and SQL take. */
    static String identifier(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? '_' + plain : plain;
    }
}
