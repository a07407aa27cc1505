// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The framing of one value, or of one key.
 *
 * @param framing which
 * @param id the schema's number, where the framing has a number
 * @param contentOffset where the content begins, in bytes
 */
public record Framed(SchemaFraming framing, OptionalLong id, int contentOffset) {
    private static final int GLUE_BYTES = 18;
    private static final int GUID_HEADER_BYTES = 17;
    /** Enough for white space and a pretty printer before the first member. */
    private static final int LOOKED_AT = 256;

    private static final Pattern SCHEMA_ID =
            Pattern.compile("\\{\\s*\"schemaId\"\\s*:\\s*(\\d{1,18})\\s*,\\s*\"payload\"");
    private static final Pattern SCHEMA = Pattern.compile("\\{\\s*\"schema\"\\s*:\\s*(\\{|null)");

    /**
     * Looks at a record's value.
     *
     * <p>Both framings that begin with byte 0 are told apart by the four bytes that follow: ids begin with 1, so four
     * zeros are the upper half of eight bytes. An id of eight bytes above 4,294,967,295 would be taken for four bytes.
     *
     * @param bytes the value, or the key
     * @param headers the record's headers
     * @param key whether it is the key
     * @return its framing
     */
    public static Framed of(byte @Nullable [] bytes, Headers headers, boolean key) {
        if (bytes == null) {
            return new Framed(SchemaFraming.TOMBSTONE, OptionalLong.empty(), 0);
        }
        Framed inHeaders = inHeaders(headers, key ? "key" : "value");
        if (inHeaders != null) {
            return inHeaders;
        }
        return switch (bytes.length == 0 ? -1 : bytes[0]) {
            case 0 -> numbered(bytes);
            case 3 -> glue(bytes);
            default -> json(bytes);
        };
    }

    private static @Nullable Framed inHeaders(Headers headers, String part) {
        for (String id : new String[] {"globalId", "contentId"}) {
            @Nullable Header header = headers.lastHeader("apicurio." + part + "." + id);
            if (header != null && header.value() != null && header.value().length == Long.BYTES) {
                long number = ByteBuffer.wrap(header.value()).getLong();
                return new Framed(SchemaFraming.APICURIO_HEADERS, OptionalLong.of(number), 0);
            }
        }
        @Nullable Header guid = headers.lastHeader("__" + part + "_schema_id");
        if (guid != null && guid.value() != null && guid.value().length == GUID_HEADER_BYTES && guid.value()[0] == 1) {
            return new Framed(SchemaFraming.CONFLUENT_HEADER, OptionalLong.empty(), 0);
        }
        return null;
    }

    private static Framed numbered(byte[] bytes) {
        if (bytes.length < 1 + Integer.BYTES) {
            return none();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        long four = Integer.toUnsignedLong(head.getInt());
        if (four != 0) {
            return new Framed(SchemaFraming.FOUR_BYTES, OptionalLong.of(four), 1 + Integer.BYTES);
        }
        long low = head.remaining() < Integer.BYTES ? 0 : Integer.toUnsignedLong(head.getInt());
        return low == 0 ? none() : new Framed(SchemaFraming.EIGHT_BYTES, OptionalLong.of(low), 1 + Long.BYTES);
    }

    private static Framed glue(byte[] bytes) {
        // 0 is no compression, 5 is zlib.
        boolean known = bytes.length >= GLUE_BYTES && (bytes[1] == 0 || bytes[1] == 5);
        return known ? new Framed(SchemaFraming.GLUE, OptionalLong.empty(), GLUE_BYTES) : none();
    }

    private static Framed json(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8).stripLeading();
        Matcher id = SCHEMA_ID.matcher(head);
        if (id.lookingAt()) {
            return new Framed(SchemaFraming.JSON_SCHEMA_ID, OptionalLong.of(Long.parseLong(id.group(1))), 0);
        }
        if (SCHEMA.matcher(head).lookingAt()) {
            return new Framed(SchemaFraming.JSON_WITH_SCHEMA, OptionalLong.empty(), 0);
        }
        boolean json = head.startsWith("{") || head.startsWith("[");
        return json ? new Framed(SchemaFraming.JSON, OptionalLong.empty(), 0) : none();
    }

    private static Framed none() {
        return new Framed(SchemaFraming.NONE, OptionalLong.empty(), 0);
    }
}
