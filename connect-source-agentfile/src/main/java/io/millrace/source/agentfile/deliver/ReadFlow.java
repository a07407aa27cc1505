// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.EventFigures;
import io.millrace.source.agentfile.metrics.LineCounters;
import io.millrace.source.agentfile.record.FlowFigures;
import io.millrace.source.agentfile.record.FlowReader;
import io.millrace.source.agentfile.record.FlowRules;
import io.millrace.source.agentfile.record.Origin;
import io.millrace.source.agentfile.record.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** A flow with its reader. */
final class ReadFlow implements Flow {
    private final FlowRules rules;
    private final FlowReader reader;

    ReadFlow(FlowRules rules, FlowReader reader) {
        this.rules = rules;
        this.reader = reader;
    }

    String name() {
        return rules.flow();
    }

    @Override
    public Progress read(Burst burst, Origin origin, int maxRecords, long maxBytes, List<SourceRecord> out) {
        return reader.read(burst, origin, maxRecords, maxBytes, out);
    }

    /** Publishes what was met since the beginning. */
    void publish(LineCounters counters) {
        FlowFigures figures = reader.figures();
        EventFigures reading = figures.reading();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("unmatched", figures.unmatched());
        counts.put("failed", figures.failed());
        counts.put("undecodable", figures.undecodable());
        counts.put("overlong", reading.overlong());
        counts.put("dropped", figures.dropped());
        counts.put("routed", figures.routed());
        counts.put("header", reading.headerLines());
        counts.put("overlong.dropped.bytes", reading.droppedBytes());
        counts.put("nul.bytes", reading.nulBytes());
        counts.put("footer.bytes", reading.afterFooterBytes());
        counters.publish(rules.flow(), figures.events(), counts);
    }
}
