// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** The steps that take fields away. */
public final class FieldSteps {
    private static final Option<List<FieldPath>> FIELDS = CommonOptions.paths("fields")
            .required()
            .group("Fields")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Paths of the fields, joined by commas: user.address.zip, items[].price for every element of an array, * for "
                            + "every field of a structure, backticks around names that hold dots.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.SKIP, "Passing over is the default, because a field that is not there needs no dropping.");

    /** Takes fields away. */
    public static final StepKind DROP_FIELDS = StepKind.of(
            "DropFields",
            "Takes fields away, at any depth.",
            List.of(FIELDS, ON_MISSING),
            values -> drop(values.get(FIELDS), values.get(ON_MISSING)));

    /** Every kind of this room. */
    public static final List<StepKind> ALL = List.of(DROP_FIELDS);

    private FieldSteps() {}

    private static Step drop(List<FieldPath> paths, OnMissing onMissing) {
        return (Step.Edit) editor -> {
            for (FieldPath path : paths) {
                onMissing.check(editor.drop(path), path);
            }
        };
    }
}
