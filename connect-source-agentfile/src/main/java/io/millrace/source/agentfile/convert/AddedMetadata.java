// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** ADDMETADATA: an object of a time, what the user says, and the event as a text. */
final class AddedMetadata implements Step {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final byte[] TIME_NAME = ascii("{\"ts\":\"");
    private static final byte[] AFTER_TIME = ascii("\",\"metadata\":");
    private static final byte[] WITHOUT_TIME = ascii("{\"metadata\":");
    private static final byte[] DATA_NAME = ascii(",\"data\":");

    private final byte[] metadata;
    private final boolean hasTime;
    private final boolean hasLineFeeds;
    private final LongSupplier millis;
    private long shownMillis = Long.MIN_VALUE;
    private byte[] shown = {};

    AddedMetadata(byte[] metadata, boolean hasTime, boolean hasLineFeeds, LongSupplier millis) {
        this.metadata = metadata;
        this.hasTime = hasTime;
        this.hasLineFeeds = hasLineFeeds;
        this.millis = millis;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        int end = hasLineFeeds && to > from && bytes[to - 1] == '\n' ? to - 1 : to;
        JsonBytes json = out.out();
        if (hasTime) {
            json.add(TIME_NAME);
            json.add(now());
            json.add(AFTER_TIME);
        } else {
            json.add(WITHOUT_TIME);
        }
        json.add(metadata);
        json.add(DATA_NAME);
        if (!json.text(bytes, from, end)) {
            out.replaced();
        }
        json.add('}');
        if (hasLineFeeds) {
            json.add('\n');
        }
        return Verdict.CONVERTED;
    }

    private byte[] now() {
        long now = millis.getAsLong();
        if (now != shownMillis) {
            shownMillis = now;
            shown = ascii(TIME.format(Instant.ofEpochMilli(now)));
        }
        return shown;
    }
}
