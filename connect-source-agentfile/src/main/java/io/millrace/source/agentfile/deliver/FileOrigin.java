// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.record.Origin;
import io.millrace.source.agentfile.slot.SlotOffset;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the records of one turn come from. */
final class FileOrigin implements Origin {
    private final Path path;
    private final StoredSlot facts;
    private final long quietMillis;
    private final Emission emission;
    private @Nullable SlotOffset last;

    FileOrigin(Path path, StoredSlot facts, long quietMillis, Emission emission) {
        this.path = path;
        this.facts = facts;
        this.quietMillis = quietMillis;
        this.emission = emission;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long modifiedMillis() {
        return facts.modifiedMillis();
    }

    @Override
    public long quietMillis() {
        return quietMillis;
    }

    @Override
    public Map<String, ?> partition() {
        return emission;
    }

    @Override
    public Map<String, ?> offset(Burst burst, int end, Place next, boolean lastOfBurst) {
        SlotOffset offset = new SlotOffset(facts, next, burst.bytes(), end);
        last = offset;
        return offset;
    }

    Emission emission() {
        return emission;
    }

    /** The slot's last offset for a while may be kept by the worker for a minute, and must not keep the bytes. */
    void settle() {
        SlotOffset offset = last;
        if (offset != null) {
            offset.settle();
        }
    }
}
