// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.record;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/**
 * A configuration of a transform and a value that it can work with; every transform has at least one, for the contract that
 * all of them keep.
 *
 * @param type the transform's simple class name
 * @param config its options
 * @param schema the value's; null without one
 * @param value what it is given
 * @param changesRecord whether it may change topic, headers or key
 */
public record Sample(String type, Map<String, String> config, Schema schema, Object value, boolean changesRecord) {
    /** A transform of a structure, given once as a Struct and once as a map. */
    public static Sample schemaless(String type, Map<String, String> config, Object value) {
        return new Sample(type, config, null, value, false);
    }

    public static Sample typed(String type, Map<String, String> config, Object value) {
        return new Sample(type, config, Records.schemaOf(value), Records.typed(value), false);
    }

    public Sample thatChangesTheRecord() {
        return new Sample(type, config, schema, value, true);
    }

    @Override
    public String toString() {
        return type + config + (schema == null ? " schemaless" : "");
    }
}
