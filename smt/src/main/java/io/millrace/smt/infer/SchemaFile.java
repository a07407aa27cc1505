// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what is known before the first record: an example of a record in which each value is the name of its type. A
 * list of one element is a list of such, an object with the only name {@code *} a map of such.
 */
final class SchemaFile {
    private static final JsonMapper JSON = new JsonMapper();

    private SchemaFile() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it cannot be read or is no such file
     */
    static Type.Members read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is not JSON");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage());
        }
    }

    static Type.Members parse(String text) throws JacksonException {
        Type type = type(JSON.readTree(text), "");
        if (type instanceof Type.Members members) {
            return members;
        }
        throw new IllegalArgumentException("must hold an object with the names of fields");
    }

    private static Type type(JsonNode node, String at) {
        if (node.isObject()) {
            return object(node, at);
        }
        if (node.isArray() && node.size() == 1) {
            return new Type.ListOf(type(node.get(0), at + "[]"));
        }
        if (!node.isTextual()) {
            throw new IllegalArgumentException("at " + (at.isEmpty() ? "its top" : at)
                    + " must stand the name of a type, an object, or a list of one such");
        }
        return node.textValue().equals("json")
                ? Type.Simple.ANY
                : Target.parse(node.textValue()).type();
    }

    private static Type object(JsonNode node, String at) {
        if (node.size() == 1 && node.has("*")) {
            return new Type.MapOf(type(node.get("*"), at + ".*"));
        }
        Map<String, Type> fields = new TreeMap<>();
        node.properties()
                .forEach(field -> fields.put(
                        field.getKey(), type(field.getValue(), (at.isEmpty() ? "" : at + '.') + field.getKey())));
        return new Type.Members(fields);
    }
}
