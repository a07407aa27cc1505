// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.record.Origin;
import io.millrace.source.agentfile.record.Progress;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes records of bytes, by one flow's rules. For the thread that reads. */
@FunctionalInterface
interface Flow {
    /** Adds the records of a burst until it, the records or the bytes end. */
    Progress read(Burst burst, Origin origin, int maxRecords, long maxBytes, List<SourceRecord> out);
}
