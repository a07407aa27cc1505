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

/** The steps that take fields away, rename, move and retype them. */
public final class FieldSteps {
    private static final Option<List<FieldPath>> FIELDS = FieldOptions.fields("What is taken away.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.SKIP, "Passing over is the default, because a field that is not there needs no dropping.");

    /** Takes fields away. */
    public static final StepKind DROP_FIELDS = StepKind.of(
            "DropFields",
            "Takes fields away, at any depth.",
            List.of(FIELDS, ON_MISSING),
            values -> drop(values.get(FIELDS), values.get(ON_MISSING)));

    /** Keeps fields and takes all others away. */
    public static final StepKind SELECT_FIELDS = SelectFieldsStep.KIND;

    /** Gives fields other names. */
    public static final StepKind RENAME_FIELDS = RenameFieldsStep.KIND;

    /** Takes fields away that hold nothing. */
    public static final StepKind DROP_NULL_FIELDS = DropNullFieldsStep.KIND;

    /** Casts values to other types. */
    public static final StepKind CAST_TYPES = CastTypesStep.KIND;

    /** Builds values anew from a list of mappings. */
    public static final StepKind APPLY_MAPPING = ApplyMappingStep.KIND;

    /** Brings fields of inner structures to the top. */
    public static final StepKind FLATTEN = FlattenStep.FLATTEN;

    /** Brings fields of inner structures to the top as Glue does. */
    public static final StepKind UNNEST = FlattenStep.UNNEST;

    /** Puts fields into structures. */
    public static final StepKind NEST = NestStep.KIND;

    /** Adds fields that the record carries, or constants. */
    public static final StepKind INSERT_FIELDS = InsertFieldsStep.KIND;

    /** Puts a field in place of the whole value. */
    public static final StepKind EXTRACT_FIELD = ExtractFieldStep.KIND;

    /** Writes fields to headers. */
    public static final StepKind HEADERS_FROM = HeadersFromStep.KIND;

    /** Every kind of this room. */
    public static final List<StepKind> ALL = List.of(
            DROP_FIELDS,
            SELECT_FIELDS,
            RENAME_FIELDS,
            DROP_NULL_FIELDS,
            CAST_TYPES,
            APPLY_MAPPING,
            FLATTEN,
            UNNEST,
            NEST,
            INSERT_FIELDS,
            EXTRACT_FIELD,
            HEADERS_FROM);

    private FieldSteps() {}

    private static Step drop(List<FieldPath> paths, OnMissing onMissing) {
        return (Step.Edit) editor -> {
            for (FieldPath path : paths) {
                onMissing.check(editor.drop(path), path);
            }
        };
    }
}
