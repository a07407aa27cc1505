// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.common.options.Spelling;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.expression.ExpressionSteps;
import io.millrace.smt.field.FieldSteps;
import io.millrace.smt.infer.InferSteps;
import io.millrace.smt.invoke.InvokeSteps;
import io.millrace.smt.mask.MaskSteps;
import io.millrace.smt.time.TimeSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/** Every kind of step, by the name that a pipeline's configuration uses. */
final class Kinds {
    private static final String PACKAGE = "io.millrace.smt.";
    private static final Map<String, StepKind> BY_NAME = byName();

    private Kinds() {}

    private static Map<String, StepKind> byName() {
        Map<String, StepKind> kinds = new LinkedHashMap<>();
        Stream.of(
                        FieldSteps.ALL,
                        InferSteps.ALL,
                        TimeSteps.ALL,
                        ExpressionSteps.ALL,
                        InvokeSteps.ALL,
                        MaskSteps.ALL,
                        Parsers.ALL)
                .flatMap(List::stream)
                .forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }

    static List<StepKind> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The kind of a name; a class name of ours is understood as well, because users copy it from a connector. */
    static StepKind of(String where, String type) {
        String simple = type.startsWith(PACKAGE) ? type.substring(PACKAGE.length()) : type;
        if (simple.matches("\\w+\\$(Key|Value)")) {
            throw new ConfigException(
                    where + ": '" + type + "' names a half of the record, which is the pipeline's choice "
                            + "(Pipeline$Key or Pipeline$Value); leave it out");
        }
        StepKind kind = BY_NAME.get(simple);
        if (kind == null) {
            List<String> near = Spelling.nearest(simple, BY_NAME.keySet(), 1);
            throw new ConfigException(where + ": unknown type '" + type + "'"
                    + (near.isEmpty()
                            ? "; there are " + String.join(", ", BY_NAME.keySet())
                            : "; did you mean '" + near.get(0) + "'?"));
        }
        return kind;
    }
}
