// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import io.millrace.smt.CastTypes;
import io.millrace.smt.DropFields;
import io.millrace.smt.InsertFields;
import io.millrace.smt.Mask;
import io.millrace.smt.Pipeline;
import io.millrace.smt.RenameFields;
import io.millrace.smt.SelectFields;
import io.millrace.smt.TimestampConvert;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** One transform each of the kinds whose output follows from the schema, on the order of 20 fields. */
public final class SingleTransforms {
    /**
     * A transform and what it is given.
     *
     * @param name as the figures call it
     * @param transform configured
     * @param record its input
     */
    public record Single(String name, Transformation<SinkRecord> transform, SinkRecord record) {}

    private SingleTransforms() {}

    /**
     * All of them.
     *
     * @return in the order of the reference
     */
    public static List<Single> all() {
        return List.of(
                of("DropFields", new DropFields.Value<>(), Map.of("fields", "debug, internal")),
                of("SelectFields", new SelectFields.Value<>(), Map.of("fields", "id, type, email, amount, created_at")),
                of("RenameFields", new RenameFields.Value<>(), Map.of("renames", "type:event_type")),
                of("CastTypes", new CastTypes.Value<>(), Map.of("spec", "quantity:int64")),
                of("InsertFields", new InsertFields.Value<>(), Map.of("topic.field", "topic")),
                of("Mask", new Mask.Value<>(), Map.of("fields", "email")),
                of(
                        "TimestampConvert",
                        new TimestampConvert.Value<>(),
                        Map.of("fields", "created_at", "to", "Timestamp")),
                of("Pipeline", new Pipeline.Value<>(), TransformExamples.of("order-in-six-steps", "shape")));
    }

    private static Single of(String name, Transformation<SinkRecord> transform, Map<String, String> options) {
        return new Single(name, WorkerSequence.configured(transform, options), Orders.record());
    }
}
