// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.time.TimeSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Converts times between texts, numbers and Connect's types.
 *
 * @param <R> source or sink record
 */
public abstract class TimestampConvert<R extends ConnectRecord<R>> extends StepTransform<R> {
    private TimestampConvert(Part part) {
        super(part, TimeSteps.TIMESTAMP_CONVERT);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends TimestampConvert<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends TimestampConvert<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
