// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The files of one Kafka partition that are not delivered yet. Guarded by the delivery's lock. */
final class PartitionFiles {
    final TopicPartition partition;
    private final Map<FileKind, Map<String, PendingFile>> open = new EnumMap<>(FileKind.class);
    private final Set<PendingFile> sealed = new LinkedHashSet<>();

    PartitionFiles(TopicPartition partition) {
        this.partition = partition;
        for (FileKind kind : FileKind.values()) {
            open.put(kind, new HashMap<>());
        }
    }

    @Nullable
    PendingFile find(FileKind kind, String identity) {
        return ofKind(kind).get(identity);
    }

    void opened(PendingFile file) {
        ofKind(file.kind).put(file.identity, file);
    }

    void sealed(PendingFile file) {
        ofKind(file.kind).remove(file.identity);
        sealed.add(file);
    }

    void ended(PendingFile file) {
        sealed.remove(file);
    }

    /** The offset that Kafka may be given: below it, everything is delivered. Empty when nothing waits. */
    OptionalLong firstUndelivered() {
        long first = Long.MAX_VALUE;
        for (PendingFile file : all()) {
            first = Math.min(first, file.firstOffset);
        }
        return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
    }

    List<PendingFile> all() {
        List<PendingFile> all = new ArrayList<>(sealed);
        open.values().forEach(files -> all.addAll(files.values()));
        return all;
    }

    private Map<String, PendingFile> ofKind(FileKind kind) {
        return java.util.Objects.requireNonNull(open.get(kind));
    }
}
