// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.record.Progress;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** One file's turn: a burst of its bytes becomes batches in the queue. For the thread that reads. */
final class Turns {
    /** How much is read of a file before it is another one's turn, unless one event is larger. */
    static final int BURST_BYTES = 256 * 1024;

    /** What a record costs besides its bytes, about. */
    static final long RECORD_BYTES = 100;

    private static final long MILLI = 1_000_000;

    private final Map<String, Flow> flows;
    private final DeliveryBounds bounds;
    private final BoundedQueue queue;
    private final int lanes;
    private final LongSupplier nanos;
    private final Waiting waiting = new Waiting();
    private volatile Confirmations confirmations;
    private int expected = 16;

    Turns(Map<String, Flow> flows, DeliveryBounds bounds, BoundedQueue queue, int lanes, LongSupplier nanos) {
        this.flows = Map.copyOf(flows);
        this.bounds = bounds;
        this.queue = queue;
        this.lanes = lanes;
        this.nanos = nanos;
        this.confirmations = new Confirmations(lanes);
    }

    /** For all threads. */
    Confirmations confirmations() {
        return confirmations;
    }

    /** What was handed over so far is void. */
    void forget() {
        waiting.clear();
        confirmations = new Confirmations(lanes);
    }

    /** A file whose last event may be complete by now. */
    @Nullable
    Unread due(IntPredicate mayRead) {
        long now = nanos.getAsLong() / MILLI;
        Unread file = waiting.next(now);
        while (file != null && !mayRead.test(file.lane())) {
            file = waiting.next(now);
        }
        return file;
    }

    long millisToDue() {
        return waiting.millisToNext(nanos.getAsLong() / MILLI);
    }

    void read(Unread file) {
        waiting.remove(file);
        Flow flow = Objects.requireNonNull(flows.get(file.flow()), file.flow());
        // Twice, as what belongs to an event need not begin where the burst does: holes and headers are before it.
        long largest = Math.max(BURST_BYTES, 2L * flow.longestEvent());
        int most = BURST_BYTES;
        Burst burst = file.read(most);
        while (burst != null) {
            boolean reachesEnd = burst.to() - burst.from() < most;
            long quiet = reachesEnd ? file.quietMillis() : -1;
            Progress progress = convert(flow, file, burst, quiet);
            boolean nothingTaken = progress.next().equals(burst.place());
            if (nothingTaken && progress.needsMore() && !reachesEnd && most < largest) {
                most = (int) Math.min(2L * most, largest);
                burst = file.read(most);
            } else {
                file.advance(progress.next(), nothingTaken && progress.needsMore());
                if (reachesEnd && progress.needsMore() && progress.completeAfterMillis() >= 0) {
                    long left = Math.max(1, progress.completeAfterMillis() - quiet);
                    waiting.until(file, nanos.getAsLong() / MILLI + left);
                }
                return;
            }
        }
    }

    private Progress convert(Flow flow, Unread file, Burst burst, long quiet) {
        StoredSlot facts = file.facts();
        Burst rest = burst;
        Progress progress = batch(flow, file, facts, rest, quiet);
        while (!progress.needsMore() && queue.hasRoom()) {
            long taken = progress.next().position() - rest.place().position();
            int from = rest.from() + (int) taken;
            if (taken == 0 || from >= rest.to()) {
                break;
            }
            rest = new Burst(rest.bytes(), from, rest.to(), progress.next(), rest.isFinal());
            progress = batch(flow, file, facts, rest, quiet);
        }
        return progress;
    }

    private Progress batch(Flow flow, Unread file, StoredSlot facts, Burst burst, long quiet) {
        Emission emission = new Emission(facts.slot(), file, confirmations);
        FileOrigin origin = new FileOrigin(file.path(), facts, quiet, emission);
        List<SourceRecord> records = new ArrayList<>(expected);
        Progress progress = flow.read(burst, origin, bounds.batchRecords(), bounds.pollBytes(), records);
        long bytes = progress.next().position() - burst.place().position();
        if (records.isEmpty()) {
            if (bytes > 0) {
                confirmations.passed(file, progress.next());
            }
            return progress;
        }
        expected = records.size() + 8;
        origin.settle();
        emission.close(records.size(), progress.next());
        confirmations.emitted(emission);
        queue.put(new Batch(records, progress.bytes() + records.size() * RECORD_BYTES));
        return progress;
    }
}
