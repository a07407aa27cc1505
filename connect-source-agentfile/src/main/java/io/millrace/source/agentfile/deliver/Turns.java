// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.record.Progress;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.source.SourceRecord;

/** One file's turn: a burst of its bytes becomes batches in the queue. For the thread that reads. */
final class Turns {
    /** How much is read of a file before it is another one's turn, unless one event is larger. */
    static final int BURST_BYTES = 256 * 1024;

    /** What a record costs besides its bytes, about. */
    static final long RECORD_BYTES = 100;

    private final Map<String, Flow> flows;
    private final DeliveryBounds bounds;
    private final BoundedQueue queue;
    private final int lanes;
    private volatile Confirmations confirmations;
    private int expected = 16;

    Turns(Map<String, Flow> flows, DeliveryBounds bounds, BoundedQueue queue, int lanes) {
        this.flows = Map.copyOf(flows);
        this.bounds = bounds;
        this.queue = queue;
        this.lanes = lanes;
        this.confirmations = new Confirmations(lanes);
    }

    /** For all threads. */
    Confirmations confirmations() {
        return confirmations;
    }

    /** What was handed over so far is void. */
    void forget() {
        confirmations = new Confirmations(lanes);
    }

    void read(Unread file) {
        Burst burst = file.read(BURST_BYTES);
        if (burst != null) {
            Progress progress = convert(file, burst);
            file.advance(progress.next(), progress.needsMore(), progress.completeAfterMillis());
        }
    }

    private Progress convert(Unread file, Burst burst) {
        Flow flow = Objects.requireNonNull(flows.get(file.flow()), file.flow());
        long quiet = file.quietMillis();
        Place begin = burst.place();
        Place end = new Place(begin.position() + burst.to() - burst.from(), begin.line(), begin.within());
        StoredSlot facts = file.facts(end);
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
