// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an offset is written: flat, in a fixed order, for people as well. The marker tells the position that it belongs to, so
 * that somebody who changes {@code pos} to read a file again need not know what a marker is: one of another position proves
 * nothing and is left alone.
 */
final class OffsetForm {
    static final String VERSION = "v";
    static final String PATH = "path";
    static final String KEY = "ino";
    static final String FINGERPRINT = "fp";
    static final String MARKER = "mk";
    static final String POSITION = "pos";
    static final String LINE = "ln";
    static final String WITHIN = "in";
    static final String SIZE = "size";
    static final String MODIFIED = "mtime";

    /** Changes when the same map means something else. */
    static final long CURRENT_VERSION = 1;

    private static final Set<String> KNOWN =
            Set.of(VERSION, PATH, KEY, FINGERPRINT, MARKER, POSITION, LINE, WITHIN, SIZE, MODIFIED);

    private static final Pattern FINGERPRINT_TEXT = Pattern.compile("(\\d{1,5}):([0-9a-f]{16})");
    private static final Pattern MARKER_TEXT = Pattern.compile("(\\d{1,4}):([0-9a-f]{16})(?:@(\\d{1,19}))?");

    private static final HexFormat HEX = HexFormat.of();

    private OffsetForm() {}

    static Map<String, Object> write(StoredSlot stored) {
        Place place = stored.place();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(VERSION, CURRENT_VERSION);
        map.put(PATH, stored.path());
        map.put(KEY, stored.key());
        map.put(
                FINGERPRINT,
                stored.fingerprint().length() + ":"
                        + HEX.toHexDigits(stored.fingerprint().hash()));
        map.put(
                MARKER,
                stored.marker().length() + ":" + HEX.toHexDigits(stored.marker().hash()) + "@" + place.position());
        map.put(POSITION, place.position());
        map.put(LINE, place.line());
        if (place.within() != Within.NOTHING) {
            map.put(WITHIN, place.within().name().toLowerCase(Locale.ROOT));
        }
        map.put(SIZE, stored.size());
        map.put(MODIFIED, stored.modifiedMillis());
        return Collections.unmodifiableMap(map);
    }

    /**
     * Reads a map back.
     *
     * @throws IllegalArgumentException with what is wrong, when it is none of ours
     */
    static StoredSlot read(SlotPartition slot, Map<String, ?> map) {
        Object version = map.get(VERSION);
        require(version == null || whole(VERSION, version) == CURRENT_VERSION, VERSION, "must be 1 or absent", version);
        for (String name : map.keySet()) {
            require(KNOWN.contains(name), String.valueOf(name), "is none of " + Names.LIST, map.get(name));
        }
        String path = text(PATH, map.get(PATH));
        require(!path.isEmpty(), PATH, "must not be empty", path);
        Place place = new Place(whole(POSITION, map.get(POSITION)), line(map.get(LINE)), within(map.get(WITHIN)));
        return new StoredSlot(
                slot,
                path,
                map.containsKey(KEY) ? text(KEY, map.get(KEY)) : "",
                fingerprint(map.get(FINGERPRINT)),
                marker(map.get(MARKER), place.position()),
                place,
                map.containsKey(SIZE) ? Math.max(place.position(), whole(SIZE, map.get(SIZE))) : place.position(),
                map.containsKey(MODIFIED) ? whole(MODIFIED, map.get(MODIFIED)) : 0);
    }

    private static long line(@Nullable Object value) {
        return value == null ? 0 : whole(LINE, value);
    }

    private static Within within(@Nullable Object value) {
        if (value == null) {
            return Within.NOTHING;
        }
        for (Within within : Within.values()) {
            if (within.name().toLowerCase(Locale.ROOT).equals(value)) {
                return within;
            }
        }
        throw wrong(WITHIN, "must be dropped, split or absent", value);
    }

    private static Fingerprint fingerprint(@Nullable Object value) {
        if (value == null) {
            return Fingerprint.NONE;
        }
        Matcher text = FINGERPRINT_TEXT.matcher(text(FINGERPRINT, value));
        require(text.matches(), FINGERPRINT, "must be a length, a colon and 16 hexadecimal digits", value);
        int length = Integer.parseInt(text.group(1));
        require(length <= Fingerprint.LONGEST, FINGERPRINT, "is of at most " + Fingerprint.LONGEST + " bytes", value);
        return new Fingerprint(length, HexFormat.fromHexDigitsToLong(text.group(2)));
    }

    private static Marker marker(@Nullable Object value, long position) {
        if (value == null) {
            return Marker.NONE;
        }
        Matcher text = MARKER_TEXT.matcher(text(MARKER, value));
        require(
                text.matches(),
                MARKER,
                "must be a length, a colon and 16 hexadecimal digits, with @ and its position if that is known",
                value);
        int length = Integer.parseInt(text.group(1));
        require(length <= Marker.LONGEST, MARKER, "is of at most " + Marker.LONGEST + " bytes", value);
        String of = text.group(3);
        return of == null || of.equals(Long.toString(position))
                ? new Marker(length, HexFormat.fromHexDigitsToLong(text.group(2)))
                : Marker.NONE;
    }

    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "must be a text", value);
    }

    static long whole(String name, @Nullable Object value) {
        if (value instanceof Long || value instanceof Integer) {
            long number = ((Number) value).longValue();
            require(number >= 0, name, "must not be negative", value);
            return number;
        }
        throw wrong(name, "must be a whole number", value);
    }

    private static void require(boolean holds, String name, String rule, @Nullable Object value) {
        if (!holds) {
            throw wrong(name, rule, value);
        }
    }

    private static IllegalArgumentException wrong(String name, String rule, @Nullable Object value) {
        return new IllegalArgumentException("\"" + name + "\" " + rule + ", got " + value);
    }

    /** For messages. */
    private static final class Names {
        static final String LIST =
                String.join(", ", VERSION, PATH, KEY, FINGERPRINT, MARKER, POSITION, LINE, WITHIN, SIZE, MODIFIED);

        private Names() {}
    }
}
