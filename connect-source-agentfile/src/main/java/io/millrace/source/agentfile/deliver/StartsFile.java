// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.track.Starts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps starts in a file beside the node's lock: one JSON object, replaced as a whole. When it cannot be written, a later
 * restart begins files that gave no record yet at their first byte: nothing is lost, some of the old may come.
 */
public final class StartsFile implements Starts {
    private static final Logger LOG = LoggerFactory.getLogger(StartsFile.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private boolean complained;

    /**
     * A memory.
     *
     * @param file where; made when something is to be kept
     */
    public StartsFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Remembered read() {
        try {
            return parse(java.nio.file.Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Remembered.NOTHING;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("What was kept in {} about where files begin cannot be read", file, e);
            return Remembered.NOTHING;
        }
    }

    @Override
    public synchronized void write(Remembered all) {
        try {
            replace(text(all));
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                LOG.warn(
                        "Where files begin cannot be kept in {}; a restart may read old lines of silent files",
                        file,
                        e);
            }
            complained = true;
        }
    }

    private void replace(byte[] text) throws IOException {
        java.nio.file.Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            java.nio.file.Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            java.nio.file.Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static byte[] text(Remembered all) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", 1);
            json.writeArrayFieldStart("flows");
            for (String flow : all.flows()) {
                json.writeString(flow);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("starts");
            for (Start start : all.starts()) {
                write(start, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("copies");
            for (Copy copy : all.copies()) {
                json.writeStartObject();
                json.writeNumberField("fpLength", copy.fingerprint().length());
                json.writeNumberField("fpHash", copy.fingerprint().hash());
                json.writeNumberField("lane", copy.lane());
                json.writeNumberField("slot", copy.slot());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toByteArray();
    }

    private static void write(Start start, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("flow", start.flow());
        json.writeStringField("path", start.path());
        json.writeStringField("ino", start.key());
        json.writeNumberField("size", start.size());
        json.writeNumberField("mtime", start.modifiedMillis());
        json.writeNumberField("fpLength", start.fingerprint().length());
        json.writeNumberField("fpHash", start.fingerprint().hash());
        json.writeNumberField("mkLength", start.marker().length());
        json.writeNumberField("mkHash", start.marker().hash());
        json.writeNumberField("pos", start.place().position());
        json.writeNumberField("ln", start.place().line());
        json.writeStringField("in", start.place().within().name());
        json.writeEndObject();
    }

    private static Remembered parse(byte[] text) throws IOException {
        Set<String> flows = new HashSet<>();
        List<Start> starts = new ArrayList<>();
        List<Copy> copies = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "v" -> require(json.getIntValue() == 1, "is of a later version");
                    case "flows" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            flows.add(json.getText());
                        }
                    }
                    case "starts" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            starts.add(start(new Fields(json)));
                        }
                    }
                    case "copies" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            copies.add(copy(new Fields(json)));
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }
        return new Remembered(flows, starts, copies);
    }

    private static Start start(Fields fields) {
        return new Start(
                fields.text("flow"),
                fields.text("path"),
                fields.text("ino"),
                fields.number("size"),
                fields.number("mtime"),
                fields.fingerprint(),
                new Marker((int) fields.number("mkLength"), fields.number("mkHash")),
                new Place(fields.number("pos"), fields.number("ln"), Within.valueOf(fields.text("in"))));
    }

    private static Copy copy(Fields fields) {
        return new Copy(fields.fingerprint(), (int) fields.number("lane"), (int) fields.number("slot"));
    }

    /** A flat JSON object. */
    private static final class Fields {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Long> numbers = new HashMap<>();

        Fields(JsonParser json) throws IOException {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(name, json.getLongValue());
                } else {
                    texts.put(name, json.getText());
                }
            }
        }

        String text(String name) {
            require(texts.containsKey(name), "lacks " + name);
            return texts.getOrDefault(name, "");
        }

        long number(String name) {
            require(numbers.containsKey(name), "lacks " + name);
            return numbers.getOrDefault(name, 0L);
        }

        Fingerprint fingerprint() {
            return new Fingerprint((int) number("fpLength"), number("fpHash"));
        }
    }

    private static void expect(JsonToken token, JsonToken wanted) {
        require(token == wanted, "is no JSON object");
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("the file " + complaint);
        }
    }
}
