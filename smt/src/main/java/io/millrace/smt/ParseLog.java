// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.parse.log.LogSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Parses log lines of Apache, syslog, AWS or a format of your own.
 *
 * @param <R> source or sink record
 */
public abstract class ParseLog<R extends ConnectRecord<R>> extends StepTransform<R> {
    private ParseLog(Part part) {
        super(part, LogSteps.PARSE_LOG);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends ParseLog<R> {
        /** For the framework. */
        public Key() {
            super(Part.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> source or sink record
     */
    public static final class Value<R extends ConnectRecord<R>> extends ParseLog<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
