// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.parsing.json.JsonScanner;
import io.millrace.parsing.json.JsonToken;
import io.millrace.parsing.json.MalformedJson;
import io.millrace.source.agentfile.text.BytePattern;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Makes keys. For one thread. */
final class Keys {
    /** Keys of the Kinesis Agent are below it. */
    private static final double RANDOM_END = 1_000_000;

    private final KeyRule rule;
    private final DoubleSupplier random;
    private final MessageDigest md5;
    private final @Nullable BytePattern pattern;
    private final byte[] field;
    private final JsonScanner scanner = new JsonScanner(JsonScanner.DEFAULT_MAX_DEPTH);

    Keys(KeyRule rule, DoubleSupplier random) {
        this.rule = rule;
        this.random = random;
        this.pattern = rule.pattern().map(BytePattern::new).orElse(null);
        this.field = rule.field().orElse("").getBytes(StandardCharsets.UTF_8);
        try {
            this.md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** The key that an event gives, for rules that look into events; in UTF-8. */
    byte @Nullable [] ofEvent(byte[] event, int from, int to, byte[] converted, int convertedFrom, int convertedTo) {
        return switch (rule.choice()) {
            case GROUP -> group(event, from, to);
            case FIELD -> member(converted, convertedFrom, convertedTo);
            case RANDOM, DETERMINISTIC, NONE, FILE -> null;
        };
    }

    /** The key that a whole record gives, for all other rules. */
    byte @Nullable [] ofRecord(byte[] value, Path path) {
        return switch (rule.choice()) {
            case RANDOM -> ascii(Double.toString(random.getAsDouble() * RANDOM_END));
            case DETERMINISTIC -> ascii(HexFormat.of().formatHex(md5.digest(value)));
            case FILE -> path.toString().getBytes(StandardCharsets.UTF_8);
            case NONE, GROUP, FIELD -> null;
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte @Nullable [] group(byte[] event, int from, int to) {
        if (pattern == null || !pattern.find(event, from, to)) {
            return null;
        }
        int group = Math.min(pattern.groupCount(), 1);
        return pattern.hasGroup(group)
                ? Arrays.copyOfRange(pattern.groupBytes(), pattern.from(group), pattern.to(group))
                : null;
    }

    private byte @Nullable [] member(byte[] json, int from, int to) {
        scanner.scan(json, from, to);
        try {
            if (scanner.next() != JsonToken.OBJECT_START) {
                return null;
            }
            while (scanner.next() == JsonToken.FIELD_NAME) {
                boolean isWanted = scanner.is(field);
                JsonToken token = scanner.next();
                if (isWanted) {
                    return value(json, token);
                }
                scanner.skipValue();
            }
            return null;
        } catch (MalformedJson e) {
            return null;
        }
    }

    private byte @Nullable [] value(byte[] json, JsonToken token) throws MalformedJson {
        if (token == JsonToken.NULL) {
            return null;
        }
        if (token == JsonToken.STRING) {
            return scanner.text().getBytes(StandardCharsets.UTF_8);
        }
        scanner.skipValue();
        return Arrays.copyOfRange(json, scanner.start(), scanner.end());
    }
}
