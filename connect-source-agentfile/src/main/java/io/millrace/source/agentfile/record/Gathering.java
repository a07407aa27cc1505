// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Events that are to be one record: one after the other, with a line feed after each but the last. For one thread. */
final class Gathering {
    private final int most;
    private byte[] bytes = new byte[1024];
    private int length;
    private int events;
    private int lines;
    private long position;
    private long line;
    private byte @Nullable [] key;

    /** @param most how many bytes there may be, unless a single event has more */
    Gathering(int most) {
        this.most = most;
    }

    boolean isEmpty() {
        return events == 0;
    }

    /** Whether an event can be added without making it too long or mixing keys. */
    boolean hasRoomFor(int count, byte @Nullable [] eventKey) {
        return events == 0 || (length + 1L + count <= most && Arrays.equals(key, eventKey));
    }

    void begin(long firstPosition, long firstLine, byte @Nullable [] eventKey) {
        position = firstPosition;
        line = firstLine;
        key = eventKey;
        length = 0;
        lines = 0;
    }

    void add(byte[] source, int from, int to, int eventLines) {
        int count = to - from;
        if (bytes.length - length <= count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count + 1));
        }
        if (events > 0 && bytes[length - 1] != '\n') {
            bytes[length++] = '\n';
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        events++;
        lines += eventLines;
    }

    byte[] take() {
        events = 0;
        return Arrays.copyOf(bytes, length);
    }

    long position() {
        return position;
    }

    long line() {
        return line;
    }

    int lines() {
        return lines;
    }

    byte @Nullable [] key() {
        return key;
    }
}
