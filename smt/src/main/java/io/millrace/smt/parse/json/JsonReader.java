// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import io.millrace.parsing.json.JsonScanner;
import io.millrace.parsing.json.JsonToken;
import io.millrace.parsing.json.MalformedJson;
import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into maps, lists, texts, booleans, longs, doubles and, as told, decimals. For one thread at a time. */
public final class JsonReader {
    /** So many digits survive the way through a double and back, whatever they are. */
    private static final int SAFE_DIGITS = 15;

    private final JsonScanner scanner;
    private final BigNumbers bigNumbers;
    private final DuplicateKeys duplicateKeys;
    private final String twice;
    private final Names names = new Names();

    JsonReader(int maxDepth, BigNumbers bigNumbers, DuplicateKeys duplicateKeys) {
        this(maxDepth, bigNumbers, duplicateKeys, "; set duplicate.keys to choose one of the values");
    }

    private JsonReader(int maxDepth, BigNumbers bigNumbers, DuplicateKeys duplicateKeys, String remedy) {
        this.twice = "an object has a name twice" + remedy;
        this.scanner = new JsonScanner(maxDepth);
        this.bigNumbers = bigNumbers;
        this.duplicateKeys = duplicateKeys;
    }

    /**
     * A reader of what machines write, who repeat no name.
     *
     * @param maxDepth how deep it may be nested
     * @return a reader
     */
    public static JsonReader strict(int maxDepth) {
        return new JsonReader(maxDepth, BigNumbers.DECIMAL, DuplicateKeys.FAIL, "");
    }

    /**
     * Reads one value.
     *
     * @param bytes holds it
     * @param from where it begins
     * @param to where it ends
     * @return the value
     * @throws BadValue when the bytes are no JSON, with the place
     */
    public @Nullable Object read(byte[] bytes, int from, int to) {
        scanner.scan(bytes, from, to);
        try {
            Object value = value(scanner.next());
            scanner.next();
            return value;
        } catch (MalformedJson e) {
            throw new BadValue("not JSON: " + e.getMessage());
        }
    }

    private @Nullable Object value(JsonToken token) throws MalformedJson {
        return switch (token) {
            case OBJECT_START -> object();
            case ARRAY_START -> array();
            case STRING -> scanner.text();
            case NUMBER -> number();
            case TRUE -> true;
            case FALSE -> false;
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object() throws MalformedJson {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (scanner.next() != JsonToken.OBJECT_END) {
            String name = names.of(scanner);
            if (duplicateKeys != DuplicateKeys.LAST && fields.containsKey(name)) {
                if (duplicateKeys == DuplicateKeys.FAIL) {
                    throw new BadValue(twice);
                }
                scanner.skipValue();
            } else {
                fields.put(name, value(scanner.next()));
            }
        }
        return fields;
    }

    private List<@Nullable Object> array() throws MalformedJson {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = scanner.next(); token != JsonToken.ARRAY_END; token = scanner.next()) {
            elements.add(value(token));
        }
        return elements;
    }

    private Object number() {
        if (scanner.isLong()) {
            return scanner.longValue();
        }
        double nearest = scanner.doubleValue();
        boolean isSafe = !scanner.isInteger() && Double.isFinite(nearest) && isExact(nearest);
        return isSafe ? nearest : bigNumbers.value(scanner.text(), nearest);
    }

    private boolean isExact(double nearest) {
        int length = scanner.end() - scanner.start();
        // With an exponent, a short text may be beyond what doubles tell apart.
        if (length <= SAFE_DIGITS && Math.abs(nearest) >= 1e-290) {
            return true;
        }
        return BigNumbers.exact(scanner.text()).compareTo(new BigDecimal(Double.toString(nearest))) == 0;
    }
}
