// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.parsing.json.JsonScanner;
import io.millrace.parsing.json.JsonToken;
import io.millrace.parsing.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON of a configuration. Numbers stay as they are written. */
sealed interface JsonTree {
    /**
     * An object; of members with the same name the last one holds.
     *
     * @param members in their order
     */
    record Members(Map<String, JsonTree> members) implements JsonTree {
        @Override
        public void write(JsonBytes out) {
            out.add('{');
            boolean isFirst = true;
            for (Map.Entry<String, JsonTree> member : members.entrySet()) {
                if (!isFirst) {
                    out.add(',');
                }
                isFirst = false;
                out.text(member.getKey());
                out.add(':');
                member.getValue().write(out);
            }
            out.add('}');
        }
    }

    /**
     * An array.
     *
     * @param items in their order
     */
    record Array(List<JsonTree> items) implements JsonTree {
        @Override
        public void write(JsonBytes out) {
            out.add('[');
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    out.add(',');
                }
                items.get(i).write(out);
            }
            out.add(']');
        }
    }

    /**
     * A text, number or literal.
     *
     * @param token which of them
     * @param text a text without its escapes, or the rest as it is written
     */
    record Scalar(JsonToken token, String text) implements JsonTree {
        boolean isText() {
            return token == JsonToken.STRING;
        }

        boolean isNull() {
            return token == JsonToken.NULL;
        }

        @Override
        public void write(JsonBytes out) {
            if (isText()) {
                out.text(text);
            } else {
                out.add(text.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** Writes it without white space. */
    void write(JsonBytes out);

    /**
     * Reads a configuration's JSON.
     *
     * @throws IllegalArgumentException when it is not one value of JSON; the message tells where
     */
    static JsonTree parse(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner = new JsonScanner(64);
        scanner.scan(utf8, 0, utf8.length);
        try {
            JsonToken first = scanner.next();
            if (first == JsonToken.END) {
                throw new IllegalArgumentException("is empty; it must be JSON");
            }
            JsonTree tree = value(scanner, first);
            scanner.next();
            return tree;
        } catch (MalformedJson e) {
            throw new IllegalArgumentException("is no JSON: " + e.getMessage(), e);
        }
    }

    private static JsonTree value(JsonScanner scanner, JsonToken token) throws MalformedJson {
        return switch (token) {
            case OBJECT_START -> members(scanner);
            case ARRAY_START -> array(scanner);
            case STRING, NUMBER -> new Scalar(token, scanner.text());
            default ->
                new Scalar(
                        token,
                        new String(
                                scanner.bytes(),
                                scanner.start(),
                                scanner.end() - scanner.start(),
                                StandardCharsets.US_ASCII));
        };
    }

    private static JsonTree members(JsonScanner scanner) throws MalformedJson {
        Map<String, JsonTree> members = new LinkedHashMap<>();
        while (scanner.next() == JsonToken.FIELD_NAME) {
            String name = scanner.text();
            members.put(name, value(scanner, scanner.next()));
        }
        return new Members(members);
    }

    private static JsonTree array(JsonScanner scanner) throws MalformedJson {
        List<JsonTree> items = new ArrayList<>();
        for (JsonToken token = scanner.next(); token != JsonToken.ARRAY_END; token = scanner.next()) {
            items.add(value(scanner, token));
        }
        return new Array(items);
    }
}
