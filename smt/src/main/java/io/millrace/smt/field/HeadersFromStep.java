// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.Edits;
import io.millrace.smt.edit.Fields;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.edit.Plan;
import io.millrace.smt.edit.Site;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields to headers.
 *
 * @param fields which ones
 * @param headers the headers' names, in the same order
 * @param onMissing what a missing field means
 * @param removal takes the fields away; null to leave them
 */
record HeadersFromStep(
        List<FieldPath> fields,
        List<String> headers,
        OnMissing onMissing,
        @Nullable Edits removal) implements Step.OfRecord {
    /** What becomes of the field. */
    private enum Operation {
        MOVE("move"),
        COPY("copy");

        private final String word;

        Operation(String word) {
            this.word = word;
        }
    }

    private static final Site SITE = new Site(0, "the moved fields", OnError.FAIL);

    private static final Option<List<FieldPath>> FIELDS = FieldOptions.fields("What is written to headers.")
            .check(
                    "paths of names",
                    paths -> paths.stream().allMatch(FieldPath::isPlain)
                            ? Optional.empty()
                            : Optional.of("must be paths of names: no brackets, no star"));

    private static final Option<List<String>> HEADERS = FieldOptions.important(
            Option.text("headers")
                    .as(text -> Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .toList())
                    .required(),
            "The headers' names, joined by commas, one per field. A header of the same name stays beside the new one.");

    private static final Option<Operation> OPERATION = FieldOptions.important(
            Option.choice("operation", Operation.values(), o -> o.word).defaultingTo("copy"),
            "'copy' leaves the fields in the value, which is the default because nothing is lost by it; 'move' takes them away.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.SKIP,
            "Passing over is the default: a field that is not there adds no header. One that is null adds null.");

    static final StepKind KIND = StepKind.of(
            "HeadersFrom",
            "Copies or moves fields, from any depth, to headers.",
            List.of(FIELDS, HEADERS, OPERATION, ON_MISSING),
            HeadersFromStep::step);

    private static Step step(OptionValues values) {
        List<FieldPath> fields = values.get(FIELDS);
        List<String> headers = values.get(HEADERS);
        if (fields.size() != headers.size() || headers.contains("")) {
            throw new IllegalArgumentException("headers: there must be one name for each of the fields");
        }
        Edits removal = new Edits(List.of(new Edits.Told(SITE, editor -> fields.forEach(editor::drop))), 1_000);
        return new HeadersFromStep(
                fields, headers, values.get(ON_MISSING), values.get(OPERATION) == Operation.MOVE ? removal : null);
    }

    // The very object means that there is no such field.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean apply(Draft draft) {
        for (int i = 0; i < headers.size(); i++) {
            Object value = Fields.reach(draft.schema(), draft.value(), fields.get(i));
            if (value == Fields.MISSING) {
                onMissing.check(0, fields.get(i));
            } else {
                draft.header(headers.get(i), Fields.schema(draft.schema(), fields.get(i)), value);
            }
        }
        if (removal != null) {
            remove(draft, removal);
        }
        return true;
    }

    private static void remove(Draft draft, Edits removal) {
        Schema schema = draft.schema();
        if (schema == null) {
            draft.value(null, removal.run(draft.value(), draft.record(), null));
        } else {
            Plan plan = removal.of(schema);
            draft.value(plan.output(), plan.run(draft.value(), draft.record(), null));
        }
    }
}
