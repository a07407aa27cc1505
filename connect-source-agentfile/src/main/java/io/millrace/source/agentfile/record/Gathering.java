// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Events that are to be one record: one after the other, with a line feed after each but the last. For one thread. */
final class Gathering {
    private final int most;
    /** Whether the last event of a record ends with a line feed as well. */
    private final boolean endsWithLineFeed;

    private byte[] bytes = new byte[1024];
    private int length;
    private int events;
    private int lines;
    private long position;
    private long line;
    private byte @Nullable [] key;
    /** Whether the last event lacks its line feed. */
    private boolean needsLineFeed;

    /** For records of at most so many bytes, unless a single event has more. */
    Gathering(int most, boolean endsWithLineFeed) {
        this.most = most;
        this.endsWithLineFeed = endsWithLineFeed;
    }

    boolean isEmpty() {
        return events == 0;
    }

    /** Whether an event can be added without making it too long or mixing keys. */
    boolean hasRoomFor(int count, byte @Nullable [] eventKey) {
        long lineFeeds = (needsLineFeed ? 1L : 0) + (endsWithLineFeed ? 1L : 0);
        return events == 0 || (length + lineFeeds + count <= most && Arrays.equals(key, eventKey));
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
        if (bytes.length - length < count + 2) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count + 2));
        }
        endLine();
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        needsLineFeed = !(endsWithLineFeed && count > 0 && source[to - 1] == '\n');
        events++;
        lines += eventLines;
    }

    private void endLine() {
        if (events > 0 && needsLineFeed) {
            bytes[length++] = '\n';
        }
    }

    byte[] take() {
        if (endsWithLineFeed) {
            endLine();
        }
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
