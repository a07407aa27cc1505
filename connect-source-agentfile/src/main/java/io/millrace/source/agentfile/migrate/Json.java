// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value. */
sealed interface Json {
    /** An object; its members keep their order. */
    record Members(Map<String, Json> all) implements Json {}

    /** An array. */
    record Items(List<Json> all) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, true, false or null, as it was written. */
    record Literal(String written) implements Json {}

    // A member that is there twice would be half lost. People comment their agent.json.
    JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .build();

    /**
     * Reads a text.
     *
     * @throws UntranslatableConfiguration with line and column when it is no JSON
     */
    static Json read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new UntranslatableConfiguration("is empty");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new UntranslatableConfiguration(
                        "has more after its end at " + place(parser.currentTokenLocation()));
            }
            return value;
        } catch (JsonProcessingException e) {
            // The parser's own words quote the text, which may hold the agent's secret key.
            throw new UntranslatableConfiguration("is no JSON at " + place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    // Jackson's limit of 1,000 levels bounds the recursion.
    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new Text(parser.getText());
            default -> new Literal(parser.getText());
        };
    }

    private static Members members(JsonParser parser) throws IOException {
        Map<String, Json> all = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            all.put(name, value(parser));
        }
        return new Members(all);
    }

    private static Items items(JsonParser parser) throws IOException {
        List<Json> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(value(parser));
        }
        return new Items(all);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The value as compact JSON, without comments. */
    default String written() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(this, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    private static void write(Json value, JsonGenerator out) throws IOException {
        if (value instanceof Members members) {
            out.writeStartObject();
            for (Map.Entry<String, Json> member : members.all().entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Items items) {
            out.writeStartArray();
            for (Json item : items.all()) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Text text) {
            out.writeString(text.value());
        } else if (value instanceof Literal literal) {
            out.writeRawValue(literal.written());
        }
    }
}
