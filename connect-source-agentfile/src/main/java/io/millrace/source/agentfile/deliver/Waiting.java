// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Files whose last event is complete when they have been quiet for long enough. For the thread that reads. */
final class Waiting {
    private record Due(Unread file, long millis) {}

    private final Map<Unread, Due> byFile = new HashMap<>();
    private final PriorityQueue<Due> byTime = new PriorityQueue<>((a, b) -> Long.compare(a.millis(), b.millis()));

    /** Until then, unless the file is read before. */
    void until(Unread file, long millis) {
        Due due = new Due(file, millis);
        byFile.put(file, due);
        byTime.add(due);
    }

    /** The file is read now. */
    void remove(Unread file) {
        byFile.remove(file);
    }

    /** A file whose time has come. */
    @Nullable
    Unread next(long millis) {
        while (true) {
            Due first = byTime.peek();
            if (first == null || (first.millis() > millis && first.equals(byFile.get(first.file())))) {
                return null;
            }
            byTime.remove();
            if (byFile.remove(first.file(), first)) {
                return first.file();
            }
        }
    }

    /** How long nothing is due. */
    long millisToNext(long millis) {
        Due first = byTime.peek();
        return first == null ? Long.MAX_VALUE : Math.max(0, first.millis() - millis);
    }

    void clear() {
        byFile.clear();
        byTime.clear();
    }
}
