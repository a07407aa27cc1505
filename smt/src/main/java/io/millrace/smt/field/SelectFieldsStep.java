// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.List;
import java.util.Optional;

/** Keeps fields and takes all others away. */
final class SelectFieldsStep {
    private static final Option<List<FieldPath>> FIELDS = FieldOptions.fields(
                    "What is kept, with everything below it; all else is taken away.")
            .check(
                    "no single elements",
                    paths -> paths.stream().allMatch(SelectFieldsStep::canBeKept)
                            ? Optional.empty()
                            : Optional.of("single elements of an array cannot be kept; write [] for all of them"));

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.SKIP, "Passing over is the default, because the records of one stream often differ.");

    static final StepKind KIND = StepKind.of(
            "SelectFields",
            "Keeps the named fields, at any depth, and takes all others away.",
            List.of(FIELDS, ON_MISSING),
            values -> select(values.get(FIELDS), values.get(ON_MISSING)));

    private SelectFieldsStep() {}

    private static boolean canBeKept(FieldPath path) {
        return path.segments().stream().noneMatch(Segment.Element.class::isInstance);
    }

    private static Step select(List<FieldPath> paths, OnMissing onMissing) {
        return (Step.Edit) editor -> {
            if (onMissing == OnMissing.FAIL) {
                paths.forEach(path -> onMissing.check(editor.count(path), path));
            }
            editor.keep(paths);
        };
    }
}
