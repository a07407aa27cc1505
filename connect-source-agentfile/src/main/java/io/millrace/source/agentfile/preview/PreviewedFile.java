// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.preview;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.record.Origin;
import io.millrace.source.agentfile.slot.SlotMap;
import io.millrace.source.agentfile.slot.SlotOffset;
import io.millrace.source.agentfile.slot.SlotPartition;
import io.millrace.source.agentfile.track.TrackedFile;
import java.nio.file.Path;
import java.util.Map;

/** A file with the source partition and offsets that its records would have. */
final class PreviewedFile implements Origin {
    private final TrackedFile file;
    private final SlotMap partition;

    PreviewedFile(String node, TrackedFile file) {
        this.file = file;
        this.partition = new SlotMap(new SlotPartition(node, file.lane(), file.slot()));
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public long modifiedMillis() {
        return file.modifiedMillis();
    }

    /** What is there is all that there is: nobody waits for the rest of an event here. */
    @Override
    public long quietMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public Map<String, ?> partition() {
        return partition;
    }

    @Override
    public Map<String, ?> offset(Burst burst, int end, Place next, boolean lastOfBurst) {
        SlotOffset offset = new SlotOffset(file.stored(next, Marker.NONE), next, burst.bytes(), end);
        offset.settle();
        return offset;
    }
}
