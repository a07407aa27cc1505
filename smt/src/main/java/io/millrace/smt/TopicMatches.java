// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.predicate.RecordPredicates;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Holds for records of certain topics, given by name, wildcards or a regular expression.
 *
 * @param <R> source or sink record
 */
public final class TopicMatches<R extends ConnectRecord<R>> extends KindPredicate<R> {
    /** For the framework. */
    public TopicMatches() {
        super(Part.VALUE, RecordPredicates.TOPIC_MATCHES);
    }
}
