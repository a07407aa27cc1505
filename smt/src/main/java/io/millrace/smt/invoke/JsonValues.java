// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.smt.edit.BadValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as values of Connect without a schema: maps, lists, texts, Long, Double and Boolean. */
final class JsonValues {
    private static final JsonFactory JSON = new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private JsonValues() {}

    /**
     * Reads one value.
     *
     * @throws BadValue when the bytes are not exactly one value that Connect can hold
     */
    static @Nullable Object of(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                throw new BadValue("the function's data is empty, which is no JSON; set output to bytes or string");
            }
            Object value = value(json, first);
            if (json.nextToken() != null) {
                throw new BadValue(
                        "the function's data holds more than one JSON value: a transform cannot make several "
                                + "records of one, but output=bytes keeps them together");
            }
            return value;
        } catch (JacksonException e) {
            throw new BadValue("the function's data is no JSON at byte "
                    + (e.getLocation() == null ? 0 : e.getLocation().getByteOffset())
                    + "; set output to bytes or string");
        } catch (IOException e) {
            throw new BadValue("the function's data cannot be read");
        }
    }

    // The parser itself bounds how deep values are nested.
    private static @Nullable Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> whole(json);
            case VALUE_NUMBER_FLOAT -> finite(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            object.put(name, value(json, json.nextToken()));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser json) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        JsonToken token = json.nextToken();
        while (token != JsonToken.END_ARRAY) {
            array.add(value(json, token));
            token = json.nextToken();
        }
        return array;
    }

    /** Schemaless values of Connect have no number beyond 64 bits. */
    private static Object whole(JsonParser json) throws IOException {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new BadValue(
                    "the function's data holds a whole number beyond 64 bits; set output to bytes or string");
        }
        return json.getLongValue();
    }

    private static Object finite(JsonParser json) throws IOException {
        double number = json.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new BadValue(
                    "the function's data holds a number that no double can hold; set output to bytes or string");
        }
        return number;
    }
}
