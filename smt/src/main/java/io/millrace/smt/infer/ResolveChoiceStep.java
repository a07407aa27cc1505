// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** Brings the values of a place to one type. */
final class ResolveChoiceStep {
    private record Spec(FieldPath path, Change change) {}

    private static final Option<List<Spec>> SPECS = Option.text("specs")
            .as(text ->
                    Hints.entries(text).stream().map(ResolveChoiceStep::spec).toList())
            .required()
            .group("Types")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Entries <path>:<verb>:<type>, joined by commas, such as price:cast:double, items[].note:project:string. 'cast' "
                            + "casts every value without loss, or fails the record; 'project' keeps the values that are of the type "
                            + "already, or of a narrower one, and makes null of the others. Types are boolean, int32, int64, float, "
                            + "double, decimal(precision,scale), string, bytes, date and timestamp.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.SKIP,
            "Passing over is the default, because records that have a choice often have the field only at times.");

    static final StepKind KIND = StepKind.of(
            "ResolveChoice",
            "Brings values that come in several types to one, as Glue's ResolveChoice does with its specs: `cast` and `project`. "
                    + "Glue's make_cols and make_struct are not offered, because the schema of a single record does not tell which "
                    + "types others have; `InferSchema` decides for all places at once with its option choice.",
            List.of(SPECS, ON_MISSING),
            values -> step(values.get(SPECS), values.get(ON_MISSING)));

    private ResolveChoiceStep() {}

    private static Spec spec(String entry) {
        int type = entry.lastIndexOf(':');
        int verb = type < 1 ? -1 : entry.lastIndexOf(':', type - 1);
        if (verb < 1) {
            throw new IllegalArgumentException("'" + entry + "' is not of the form <path>:<verb>:<type>");
        }
        Target target = Target.parse(entry.substring(type + 1));
        return new Spec(
                FieldPath.parse(entry.substring(0, verb)),
                change(entry.substring(verb + 1, type).strip(), target));
    }

    private static Change change(String verb, Target target) {
        return switch (verb) {
            case "cast" -> always(target, target::cast);
            case "project" -> {
                Column kept = new ProjectedColumn(Columns.scalar(target.type(), Moments.OFF), target.schema());
                yield always(target, value -> kept.convert(value, null));
            }
            default ->
                throw new IllegalArgumentException("there is no verb '" + verb + "'; there are cast and project");
        };
    }

    private static Change always(Target target, Change.Function function) {
        Change.Bound schemaless = new Change.Bound(null, function);
        Change.Bound typed = new Change.Bound(target.schema(), function);
        return schema -> schema == null ? schemaless : typed;
    }

    private static Step step(List<Spec> specs, OnMissing onMissing) {
        return (Step.Edit) editor -> {
            for (Spec spec : specs) {
                onMissing.check(editor.change(spec.path(), spec.change()), spec.path());
            }
        };
    }
}
