// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the holes of a template stand if the template is JSON once each hole is replaced by some value. */
final class JsonShape {
    private static final JsonFactory JSON = new JsonFactory();

    /** A digit is a value outside a string and a character inside one. */
    private static final char PLACEHOLDER = '1';

    private final JsonParser parser;
    private final List<Integer> holes;
    private final List<Place> places = new ArrayList<>();

    private JsonShape(JsonParser parser, List<Integer> holes) {
        this.parser = parser;
        this.holes = holes;
    }

    /**
     * Where one hole stands.
     *
     * @param path the JSON pointer of the value that it is or is part of
     * @param inString whether it stands inside a string
     */
    record Place(String path, boolean inString) {}

    /** The places of all holes in order, or nothing if the template is not one JSON value. */
    static Optional<List<Place>> of(List<Parser.Part> parts) {
        StringBuilder text = new StringBuilder();
        List<Integer> holes = new ArrayList<>();
        for (Parser.Part part : parts) {
            if (part.isHole()) {
                holes.add(text.length());
                text.append(PLACEHOLDER);
            } else {
                text.append(part.text());
            }
        }
        try (JsonParser parser = JSON.createParser(text.toString())) {
            return new JsonShape(parser, holes).read();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<List<Place>> read() throws IOException {
        int roots = 0;
        String name = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            // The parser looks ahead of a name, so only the token behind it tells where the name ended.
            addHolesBefore(parser.currentTokenLocation().getCharOffset(), name, true);
            if (token == JsonToken.FIELD_NAME) {
                name = path();
            } else if (token.isScalarValue()) {
                parser.getTextLength(); // reads the token to its end
                addHolesBefore(parser.currentLocation().getCharOffset(), path(), token == JsonToken.VALUE_STRING);
            }
            roots += parser.getParsingContext().inRoot() ? 1 : 0;
        }
        return roots == 1 && places.size() == holes.size() ? Optional.of(places) : Optional.empty();
    }

    private String path() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private void addHolesBefore(long offset, String path, boolean inString) {
        while (places.size() < holes.size() && holes.get(places.size()) < offset) {
            places.add(new Place(path, inString));
        }
    }
}
