// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that has something to read. Two of one file are equal. */
interface Unread {
    String flow();

    Path path();

    int lane();

    /** How long it has had no more bytes than were read last, in milliseconds; negative if it has more. */
    long quietMillis();

    /** What an offset of it says when so much was read of it. */
    StoredSlot facts(Place read);

    /** Proven bytes from its place, more where one event needs them; null when there is nothing now. */
    @Nullable
    Burst read(int most);

    /**
     * Events up to here were taken; {@code needsMore} when what is left is not complete, unless the file is quiet for so many
     * milliseconds; negative if only bytes complete it.
     */
    void advance(Place next, boolean needsMore, long completeAfterMillis);

    /** All before this place is stored in Kafka, and so is its offset. */
    void delivered(Place place);
}
