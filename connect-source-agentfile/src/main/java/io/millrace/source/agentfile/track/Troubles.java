// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What cannot be read at present, so that each is told once when it begins and once when it is over. */
final class Troubles {
    private static final int MOST = 10_000;

    private final TrackEvents events;
    private final Map<Path, String> present = new HashMap<>();

    Troubles(TrackEvents events) {
        this.events = events;
    }

    void at(String flow, Path path, IOException trouble) {
        String reason = reason(trouble);
        if (present.size() < MOST && !Objects.equals(present.put(path, reason), reason)) {
            events.unreadable(flow, path, reason);
        }
    }

    void overFor(String flow, Path path) {
        if (!present.isEmpty() && present.remove(path) != null) {
            events.readableAgain(flow, path);
        }
    }

    boolean holds(Path path) {
        return !present.isEmpty() && present.containsKey(path);
    }

    void forget(Path path) {
        present.remove(path);
    }

    /** Never a message that may hold what a file has. */
    private static String reason(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return trouble instanceof FileSystemException
                ? trouble.getClass().getSimpleName()
                : String.valueOf(trouble.getMessage());
    }
}
