// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import io.millrace.parsing.line.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A content as a tracker hands it over: in bursts that begin at the place, with more bytes where more are needed. */
final class Growth {
    private static final int BEFORE = 1024;

    /** What was read of an event. */
    record Event(String text, Piece piece, long position, long line, int lines, Place next) {}

    private final byte[] content;
    private final EventReader reader;
    final List<Event> events = new ArrayList<>();
    Place place = Place.START;

    Growth(byte[] content, EventRules rules) {
        this.content = content;
        this.reader = new EventReader(rules);
    }

    static Growth of(String content, EventRules rules) {
        return new Growth(content.getBytes(StandardCharsets.UTF_8), rules);
    }

    EventReader reader() {
        return reader;
    }

    /** Reads up to an index, as if the file had no more bytes. */
    boolean to(int end, boolean isFinal, long quietMillis) {
        int from = (int) place.position();
        int start = Math.max(0, from - BEFORE);
        // What lies around is somebody else's.
        byte[] bytes = new byte[3 + end - start + 5];
        Arrays.fill(bytes, (byte) '\n');
        System.arraycopy(content, start, bytes, 3, end - start);
        reader.begin(new Burst(bytes, 3 + from - start, 3 + end - start, place, isFinal), quietMillis);
        while (reader.next()) {
            add();
        }
        place = reader.place();
        return reader.needsMore();
    }

    private void add() {
        String text = new String(reader.bytes(), reader.from(), reader.to() - reader.from(), StandardCharsets.UTF_8);
        events.add(new Event(text, reader.piece(), reader.position(), reader.line(), reader.lines(), reader.place()));
    }

    /** All of it at once, which is final. */
    List<String> whole() {
        to(content.length, true, -1);
        return texts();
    }

    /** In bursts of any size, of a file that grows, and is final when all is there. */
    Growth inBursts(Random random, int typical) {
        int least = 1;
        while (place.position() < content.length) {
            int from = (int) place.position();
            int end = Math.min(content.length, from + Math.max(least, 1 + random.nextInt(typical)));
            boolean needsMore = to(end, end == content.length, -1);
            least = needsMore || place.position() == from ? 2 * (end - from) + 1 : 1;
            if (end == content.length && place.position() == from) {
                return this;
            }
        }
        return this;
    }

    List<String> texts() {
        return events.stream().map(Event::text).toList();
    }

    List<Piece> pieces() {
        return events.stream().map(Event::piece).toList();
    }
}
