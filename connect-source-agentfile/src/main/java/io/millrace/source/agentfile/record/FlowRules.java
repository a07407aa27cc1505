// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.common.options.OptionValues;
import io.millrace.source.agentfile.convert.Compat;
import io.millrace.source.agentfile.convert.ConversionRules;
import io.millrace.source.agentfile.convert.ConvertOptions;
import io.millrace.source.agentfile.convert.OnParseError;
import io.millrace.source.agentfile.event.EventOptions;
import io.millrace.source.agentfile.event.EventRules;
import java.util.Optional;
import java.util.Set;

/** How the bytes of a flow's files become records. Immutable, for any number of threads. */
public final class FlowRules {
    final String flow;
    final EventRules events;
    final ConversionRules conversion;
    final OnParseError onUnmatched;
    final OnParseError onFailed;
    final OnUndecodable onUndecodable;
    final TopicTemplate topic;
    final Optional<TopicTemplate> errorTopic;
    final ValueFormat valueFormat;
    final ValueFormat keyFormat;
    final KeyRule key;
    final Set<HeaderField> headers;
    final TimestampChoice timestamp;
    final int aggregatedBytes;
    final int batchRecords;
    final long batchBytes;

    private FlowRules(String flow, OptionValues values) {
        boolean isStrict = values.get(ConvertOptions.COMPAT) == Compat.STRICT;
        this.flow = flow;
        this.events = EventOptions.of(values, isStrict);
        this.conversion = ConvertOptions.of(values);
        this.onUnmatched = ConvertOptions.onUnmatched(values);
        this.onFailed = ConvertOptions.onFailed(values);
        this.onUndecodable = values.get(RecordOptions.UNDECODABLE);
        this.topic = values.get(RecordOptions.TOPIC);
        this.errorTopic = values.find(RecordOptions.ERROR_TOPIC);
        this.valueFormat = values.get(RecordOptions.VALUE_FORMAT);
        this.keyFormat = values.get(RecordOptions.KEY_FORMAT);
        this.key = new KeyRule(
                values.find(RecordOptions.KEY).orElse(isStrict ? KeyChoice.RANDOM : KeyChoice.NONE),
                values.find(RecordOptions.KEY_PATTERN),
                values.find(RecordOptions.KEY_FIELD));
        this.headers = values.get(RecordOptions.HEADERS);
        this.timestamp = values.get(RecordOptions.TIMESTAMP);
        this.aggregatedBytes = aggregatedBytes(values, isStrict);
        this.batchRecords = values.find(RecordOptions.BATCH_RECORDS).orElse(Integer.MAX_VALUE);
        this.batchBytes =
                values.find(RecordOptions.BATCH_BYTES).map(Integer::longValue).orElse(Long.MAX_VALUE);
    }

    /** The agent never aggregates events of several lines. */
    private static int aggregatedBytes(OptionValues values, boolean isStrict) {
        boolean isLeftOut = isStrict && values.get(EventOptions.START_PATTERN).isPresent();
        return isLeftOut ? 0 : values.get(RecordOptions.AGGREGATED_BYTES);
    }

    /**
     * The rules that a flow's options say.
     *
     * @param flow the flow's name
     * @param values its options, which are valid by {@link RecordOptions#check}
     * @return the rules
     */
    public static FlowRules of(String flow, OptionValues values) {
        return new FlowRules(flow, values);
    }

    /**
     * The flow's name.
     *
     * @return the name
     */
    public String flow() {
        return flow;
    }

    /**
     * How many bytes a burst needs at most for its first event to be complete, or to be known as overlong.
     *
     * @return twice the limit of an event, with room for endings: an event of several lines is complete when the line behind it
     *     is known, of which the limit's bytes are looked at
     */
    public int longestEvent() {
        return Math.addExact(2 * events.maxBytes(), 64);
    }
}
