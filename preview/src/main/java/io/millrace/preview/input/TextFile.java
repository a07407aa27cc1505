// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file's text, or the standard input's for the name "-".
 *
 * @param name how messages call it
 * @param text its contents
 */
record TextFile(String name, String text) {
    /** Numbers keep their digits, and a name that is there twice is a mistake. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static TextFile of(String path, InputStream standardInput) throws Unreadable {
        try {
            return path.equals("-")
                    ? new TextFile("standard input", new String(standardInput.readAllBytes(), StandardCharsets.UTF_8))
                    : new TextFile(path, Files.readString(Path.of(path)));
        } catch (NoSuchFileException e) {
            throw new Unreadable(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new Unreadable(path + ": cannot be read as UTF-8 text: " + e, e);
        }
    }

    /** The JSON values in it, one after the other. */
    List<JsonNode> json() throws Unreadable {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            return values.readAll();
        } catch (JsonProcessingException e) {
            throw new Unreadable(
                    name + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": this is no JSON: " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new Unreadable(name + ": cannot be read: " + e, e);
        }
    }
}
