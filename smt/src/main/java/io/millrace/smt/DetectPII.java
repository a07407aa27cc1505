// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.mask.MaskSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Masks personal and secret things found in texts: {@link Mask} with every detector.
 *
 * @param <R> source or sink record
 */
public abstract class DetectPII<R extends ConnectRecord<R>> extends StepTransform<R> {
    private DetectPII(Part part) {
        super(part, MaskSteps.DETECT_PII);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends DetectPII<R> {
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
    public static final class Value<R extends ConnectRecord<R>> extends DetectPII<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
