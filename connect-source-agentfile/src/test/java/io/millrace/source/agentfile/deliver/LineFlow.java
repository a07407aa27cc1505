// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.record.Origin;
import io.millrace.source.agentfile.record.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;

/** A line is a record; one that begins with # is dropped, one that begins with ! stops the task. */
final class LineFlow implements Flow {
    /** An unterminated last line is complete after so long; -1 for never. */
    volatile long completeAfterMillis = -1;

    @Override
    public Progress read(Burst burst, Origin origin, int maxRecords, long maxBytes, List<SourceRecord> out) {
        Place place = burst.place();
        int from = burst.from();
        long bytes = 0;
        int made = 0;
        while (made < maxRecords && bytes < maxBytes) {
            int end = from;
            while (end < burst.to() && burst.bytes()[end] != '\n') {
                end++;
            }
            boolean partial = end == burst.to();
            if (partial && (from == end || completeAfterMillis < 0 || origin.quietMillis() < completeAfterMillis)) {
                boolean needsMore = from < end;
                return new Progress(place, needsMore, needsMore ? completeAfterMillis : -1, made, bytes);
            }
            int next = partial ? end : end + 1;
            String line = new String(burst.bytes(), from, end - from, StandardCharsets.UTF_8);
            if (line.startsWith("!")) {
                if (made == 0) {
                    throw new DataException("a line that stops the task");
                }
                return new Progress(place, false, -1, made, bytes);
            }
            place = MemoryFiles.after(place, next - from, partial ? 0 : 1);
            if (!line.startsWith("#")) {
                out.add(
                        new SourceRecord(
                                origin.partition(),
                                origin.offset(burst, next, place, next == burst.to()),
                                "topic",
                                Schema.STRING_SCHEMA,
                                line) {
                            @Override
                            public boolean equals(Object other) {
                                return this == other;
                            }

                            @Override
                            public int hashCode() {
                                return System.identityHashCode(this);
                            }
                        });
                made++;
                bytes += line.length();
            }
            from = next;
        }
        return new Progress(place, false, -1, made, bytes);
    }
}
