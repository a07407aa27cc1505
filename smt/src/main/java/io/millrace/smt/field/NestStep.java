// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Editor;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.List;
import java.util.Optional;

/** Puts fields into structures. */
final class NestStep {
    private static final Option<List<FieldPath>> FIELDS = FieldOptions.important(
            CommonOptions.paths("fields")
                    .check(
                            "paths of names",
                            paths -> paths.stream().allMatch(FieldPath::isPlain)
                                    ? Optional.empty()
                                    : Optional.of("must be paths of names: no brackets, no star")),
            "Paths of the fields that go into the structure 'to', under their own last names, joined by commas.");

    private static final Option<FieldPath> TO = FieldOptions.important(
            CommonOptions.plainPath("to"), "The structure that the fields go into; it is made when there is none.");

    private static final Option<String> DELIMITER = FieldOptions.important(
            Option.verbatim("delimiter"),
            "In place of 'fields' and 'to': undoes a flattening. Every field whose name holds this delimiter goes into "
                    + "structures that are named by the parts before it, so that user.name becomes name within user. A part that "
                    + "is empty, or a structure whose name is taken by another field, is an error.");

    static final StepKind KIND = StepKind.of(
            "Nest",
            "Puts fields into structures: those that are named, or all whose names say so.",
            List.of(FIELDS, TO, DELIMITER, FieldOptions.MUST_BE_THERE),
            NestStep::step);

    private NestStep() {}

    private static Step step(OptionValues values) {
        Optional<List<FieldPath>> fields = values.find(FIELDS);
        Optional<FieldPath> to = values.find(TO);
        Optional<String> delimiter = values.find(DELIMITER);
        if (fields.isPresent() != to.isPresent() || fields.isPresent() == delimiter.isPresent()) {
            throw new IllegalArgumentException("give either 'fields' and 'to', or 'delimiter'");
        }
        return delimiter.isPresent()
                ? byNames(delimiter.get())
                : into(fields.orElseThrow(), to.orElseThrow(), values.get(FieldOptions.MUST_BE_THERE));
    }

    private static Step into(List<FieldPath> fields, FieldPath to, OnMissing onMissing) {
        return (Step.Edit) editor -> {
            for (FieldPath field : fields) {
                onMissing.check(editor.move(field, to.then(field.last())), field);
            }
        };
    }

    private static Step byNames(String delimiter) {
        if (delimiter.isEmpty()) {
            throw new IllegalArgumentException("delimiter: must not be empty");
        }
        return (Step.Edit) editor -> editor.names(FieldPath.WHOLE).stream()
                .filter(name -> name.contains(delimiter))
                .forEach(name -> nest(editor, name, delimiter));
    }

    private static void nest(Editor editor, String name, String delimiter) {
        FieldPath target = FieldPath.WHOLE;
        int from = 0;
        for (int at = name.indexOf(delimiter); at >= 0; at = name.indexOf(delimiter, from)) {
            target = target.then(part(name, from, at));
            from = at + delimiter.length();
        }
        FieldPath place = target.then(part(name, from, name.length()));
        try {
            editor.move(FieldPath.of(name), place);
        } catch (BadValue e) {
            // Without a schema, names are contents.
            throw new BadValue(
                    "a name leads to where another field is; choose another delimiter, or rename one of them");
        }
    }

    private static Segment part(String name, int from, int to) {
        if (from == to) {
            throw new BadValue("a name begins or ends with the delimiter, or holds it twice in a row");
        }
        return new Segment.Name(name.substring(from, to));
    }
}
