// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import java.util.List;
import org.apache.kafka.connect.connector.ConnectRecord;

/** Judges topics. Neighbouring records nearly always share theirs, so that the latest answer is kept. */
final class TopicCondition implements Condition {
    private record Answer(String topic, boolean holds) {}

    private final List<TextPattern> patterns;
    private volatile Answer latest;

    private TopicCondition(List<TextPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.latest = answer("");
    }

    static Condition of(List<TextPattern> patterns) {
        return new TopicCondition(patterns);
    }

    @Override
    public boolean holds(ConnectRecord<?> record) {
        String topic = record.topic();
        if (topic == null) {
            return false;
        }
        Answer known = latest;
        if (!known.topic.equals(topic)) {
            known = answer(topic);
            latest = known;
        }
        return known.holds;
    }

    private Answer answer(String topic) {
        return new Answer(topic, patterns.stream().anyMatch(pattern -> pattern.fits(topic)));
    }
}
