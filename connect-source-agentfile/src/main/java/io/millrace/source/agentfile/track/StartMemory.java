// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.identity.Hash64;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where contents were begun that were there before the first look, found again by what they hold. Guarded by the tracker. */
final class StartMemory {
    private final Map<String, Starts.Start> byKey = new LinkedHashMap<>();
    private final Map<Integer, Map<Long, List<Starts.Start>>> byFingerprint = new HashMap<>();

    void add(Starts.Start start) {
        byKey.put(start.flow() + " " + start.key(), start);
        if (start.fingerprint().length() > 0) {
            byFingerprint
                    .computeIfAbsent(start.fingerprint().length(), length -> new HashMap<>())
                    .computeIfAbsent(start.fingerprint().hash(), hash -> new ArrayList<>(1))
                    .add(start);
        }
    }

    List<Starts.Start> all() {
        return new ArrayList<>(byKey.values());
    }

    /** Whether a file was left alone without being read, and is the same. */
    boolean holdsUnread(DiskFile file) {
        Starts.Start start = byKey.get(file.flow.name() + " " + file.key);
        return start != null
                && start.fingerprint().length() == 0
                && start.size() == file.size
                && start.modifiedMillis() == file.modified;
    }

    /** Where the content of a file was begun. */
    Optional<Starts.Start> of(DiskFile file, byte[] head) throws IOException {
        for (Map.Entry<Integer, Map<Long, List<Starts.Start>>> entry : byFingerprint.entrySet()) {
            if (entry.getKey() <= head.length) {
                for (Starts.Start start :
                        entry.getValue().getOrDefault(Hash64.of(head, 0, entry.getKey()), List.of())) {
                    if (isOf(start, file)) {
                        return Optional.of(start);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Starts.Start start, DiskFile file) throws IOException {
        return start.flow().equals(file.flow.name())
                && start.place().position() <= file.contentSize()
                && start.marker().equals(Proof.markerAt(file, start.place().position()));
    }
}
