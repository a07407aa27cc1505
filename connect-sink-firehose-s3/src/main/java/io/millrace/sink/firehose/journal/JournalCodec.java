// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The journal as bytes: one JSON object, so that an operator can read it; gzip beyond {@value #PLAIN} bytes, told by its
 * first two bytes.
 */
public final class JournalCodec {
    /** The version of the form. A reader refuses others, for misreading a journal loses records. */
    static final int FORM = 1;

    private static final int PLAIN = 8 * 1024;
    private static final int GZIP_FIRST = 0x1f;
    // Identities are the names of members: tens of thousands, others in each journal. Nothing is gained by remembering
    // them,
    // and a table of names takes so many for an attack.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private JournalCodec() {}

    /**
     * Writes a journal.
     *
     * @param journal the journal; its texts have no halves of surrogate pairs
     * @return its bytes
     */
    public static byte[] encode(Journal journal) {
        try {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (JsonGenerator out = JSON.createGenerator(plain)) {
                write(journal, out);
            }
            return plain.size() <= PLAIN ? plain.toByteArray() : gzip(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("a text of the journal cannot be written as UTF-8", e);
        }
    }

    private static byte[] gzip(ByteArrayOutputStream plain) throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            plain.writeTo(gzip);
        }
        return small.toByteArray();
    }

    private static void write(Journal journal, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("v", FORM);
        out.writeNumberField("epoch", journal.epoch());
        out.writeStringField("writer", journal.writer());
        out.writeNumberField("sequence", journal.sequence());
        out.writeStringField("owner", journal.owner());
        out.writeNumberField("writtenMillis", journal.writtenMillis());
        out.writeNumberField("safeOffset", journal.safeOffset());
        writeTexts(out, "options", journal.options());
        out.writeObjectFieldStart("ahead");
        for (Map.Entry<String, Long> entry : journal.ahead().entrySet()) {
            out.writeNumberField(entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("intents");
        for (Intent intent : journal.intents()) {
            write(intent, out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("former");
        for (Former former : journal.former()) {
            write(former, out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("uploads");
        for (Journal.Upload upload : journal.uploads()) {
            out.writeStartObject();
            out.writeStringField("key", upload.key());
            out.writeStringField("uploadId", upload.uploadId());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeTexts(JsonGenerator out, String name, Map<String, String> texts) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            out.writeStringField(entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
    }

    private static void write(Intent intent, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", intent.id());
        out.writeStringField("key", intent.key());
        out.writeStringField("identity", intent.identity());
        out.writeNumberField("first", intent.firstOffset());
        out.writeNumberField("last", intent.lastOffset());
        out.writeNumberField("records", intent.records());
        Multipart multipart = intent.multipart().orElse(null);
        if (multipart != null) {
            out.writeStringField("uploadId", multipart.uploadId());
            out.writeArrayFieldStart("parts");
            for (Multipart.Piece piece : multipart.parts()) {
                out.writeStartObject();
                out.writeNumberField("number", piece.number());
                out.writeStringField("etag", piece.etag());
                if (piece.checksum().isPresent()) {
                    out.writeStringField("checksum", piece.checksum().get());
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void write(Former former, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeTexts(out, "options", former.options());
        out.writeObjectFieldStart("delivered");
        for (Map.Entry<String, List<Former.Span>> entry : former.delivered().entrySet()) {
            out.writeArrayFieldStart(entry.getKey());
            for (Former.Span span : entry.getValue()) {
                out.writeStartObject();
                out.writeNumberField("first", span.firstOffset());
                out.writeNumberField("last", span.lastOffset());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /**
     * Reads a journal.
     *
     * @param bytes what was stored
     * @return the journal
     * @throws IOException when the bytes are no journal of this form; the message says what is wrong with them
     */
    public static Journal decode(byte[] bytes) throws IOException {
        boolean zipped = bytes.length > 1 && bytes[0] == GZIP_FIRST;
        try (InputStream in = new ByteArrayInputStream(bytes);
                InputStream plain = zipped ? new GZIPInputStream(in) : in;
                JsonParser parser = JSON.createParser(plain)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a journal is a JSON object, and this is none");
            }
            return new Reader(new Members(parser)).journal();
        }
    }

    /**
     * The members of one object by name; nested objects and lists are read at once. What no journal of this form has is read
     * as an absent value, so that the form can be looked at first.
     */
    private record Members(Map<String, Object> values) {
        Members(JsonParser parser) throws IOException {
            this(object(parser));
        }

        private static Map<String, Object> object(JsonParser parser) throws IOException {
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return members;
        }

        private static Object value(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> new Members(object(parser));
                case START_ARRAY -> list(parser);
                case VALUE_NUMBER_INT -> parser.getLongValue();
                case VALUE_STRING -> parser.getText();
                default -> Absent.ABSENT;
            };
        }

        private static List<Object> list(JsonParser parser) throws IOException {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }

        /** Stands where this form has no such value. */
        private enum Absent {
            ABSENT
        }

        private static String nounOf(Class<?> type) {
            if (type == String.class) {
                return "text";
            } else if (type == Long.class) {
                return "number";
            }
            return type == Members.class ? "object" : "list";
        }

        String text(String name) throws IOException {
            return of(String.class, name);
        }

        long number(String name) throws IOException {
            return of(Long.class, name);
        }

        Optional<String> optionalText(String name) throws IOException {
            return values.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
        }

        Members members(String name) throws IOException {
            return of(Members.class, name);
        }

        List<Members> list(String name) throws IOException {
            List<Members> items = new ArrayList<>();
            for (Object item : of(List.class, name)) {
                items.add(cast(Members.class, name, item));
            }
            return items;
        }

        <T> Map<String, T> all(Class<T> type) throws IOException {
            Map<String, T> all = new LinkedHashMap<>();
            for (Map.Entry<String, Object> entry : values.entrySet()) {
                all.put(entry.getKey(), cast(type, entry.getKey(), entry.getValue()));
            }
            return all;
        }

        private <T> T of(Class<T> type, String name) throws IOException {
            Object value = values.get(name);
            if (value == null) {
                throw new IOException("the journal lacks its member " + name);
            }
            return cast(type, name, value);
        }

        private static <T> T cast(Class<T> type, String name, Object value) throws IOException {
            if (!type.isInstance(value)) {
                throw new IOException("the journal's member " + name + " is no " + nounOf(type));
            }
            return type.cast(value);
        }
    }

    private record Reader(Members members) {
        Journal journal() throws IOException {
            if (members.number("v") != FORM) {
                throw new IOException(
                        "the journal has form " + members.number("v") + ", this release reads form " + FORM);
            }
            List<Intent> intents = new ArrayList<>();
            for (Members one : members.list("intents")) {
                intents.add(intent(one));
            }
            List<Former> former = new ArrayList<>();
            for (Members one : members.list("former")) {
                former.add(former(one));
            }
            List<Journal.Upload> uploads = new ArrayList<>();
            for (Members one : members.list("uploads")) {
                uploads.add(new Journal.Upload(one.text("key"), one.text("uploadId")));
            }
            return new Journal(
                    members.number("epoch"),
                    members.text("writer"),
                    members.number("sequence"),
                    members.text("owner"),
                    members.number("writtenMillis"),
                    members.number("safeOffset"),
                    members.members("options").all(String.class),
                    members.members("ahead").all(Long.class),
                    intents,
                    former,
                    uploads);
        }

        private static Intent intent(Members one) throws IOException {
            Optional<String> uploadId = one.optionalText("uploadId");
            Optional<Multipart> multipart =
                    uploadId.isPresent() ? Optional.of(new Multipart(uploadId.get(), pieces(one))) : Optional.empty();
            return new Intent(
                    one.text("id"),
                    one.text("key"),
                    one.text("identity"),
                    one.number("first"),
                    one.number("last"),
                    one.number("records"),
                    multipart);
        }

        private static List<Multipart.Piece> pieces(Members one) throws IOException {
            List<Multipart.Piece> pieces = new ArrayList<>();
            for (Members piece : one.list("parts")) {
                long number = piece.number("number");
                if (number < 1 || number > Integer.MAX_VALUE) {
                    throw new IOException("the journal has an upload with a part number " + number);
                }
                pieces.add(new Multipart.Piece((int) number, piece.text("etag"), piece.optionalText("checksum")));
            }
            return pieces;
        }

        private static Former former(Members one) throws IOException {
            Members delivered = one.members("delivered");
            Map<String, List<Former.Span>> spans = new LinkedHashMap<>();
            for (String identity : delivered.values().keySet()) {
                List<Former.Span> ofOne = new ArrayList<>();
                for (Members span : delivered.list(identity)) {
                    ofOne.add(new Former.Span(span.number("first"), span.number("last")));
                }
                spans.put(identity, ofOne);
            }
            return new Former(one.members("options").all(String.class), spans);
        }
    }
}
