// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.Editor;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings fields of inner structures to the top. */
final class FlattenStep {
    /** What becomes of containers that are no structures. */
    enum Inner {
        KEEP("keep"),
        JSON("json"),
        SPREAD("spread");

        private final String word;

        Inner(String word) {
            this.word = word;
        }

        private String word(String spread) {
            return this == SPREAD ? spread : word;
        }
    }

    private static final int MAX_DEPTH = 1_000;

    private static final Option<FieldPath> PATH = FieldOptions.minor(
            CommonOptions.plainPath("path").defaultingTo(""),
            "The structure that is flattened; its fields stay within it. Without it the whole value is flattened.");

    private static final Option<String> DELIMITER = FieldOptions.important(
            Option.verbatim("delimiter")
                    .check("not empty", text -> text.isEmpty() ? Optional.of("must not be empty") : Optional.empty())
                    .defaultingTo("."),
            "Stands between the names. A dot is the default, as in Kafka's Flatten. When two fields would get one name, as a_b "
                    + "and b within a do with an underscore, the record fails and nothing is overwritten.");

    private static final Option<Inner> ARRAYS = FieldOptions.minor(
            Option.choice("arrays", Inner.values(), inner -> inner.word("index"))
                    .defaultingTo("keep"),
            "What becomes of arrays: 'keep' leaves them as they are, 'json' makes them JSON texts, 'index' gives every element "
                    + "fields of its own, such as items.0.price. With 'index' the schema depends on how many elements there are. "
                    + "Keeping is the default, as in Kafka's Flatten.");

    private static final Option<Inner> MAPS = FieldOptions.minor(
            Option.choice("maps", Inner.values(), inner -> inner.word("expand")).defaultingTo("keep"),
            "What becomes of maps with a schema, at which Kafka's Flatten fails: 'keep' leaves them as they are, 'json' makes "
                    + "them JSON texts, 'expand' makes their entries fields, so that the schema depends on the keys. Keeping is the "
                    + "default, because the schema stays the same for all records. Without a schema there are no maps, only "
                    + "structures.");

    private static final Option<Integer> DEPTH = FieldOptions.minor(
            Option.between(1, MAX_DEPTH, Option.count("max.depth")).defaultingTo(MAX_DEPTH),
            "How many levels are brought up; what is deeper stays a structure. The default is more than any record has.");

    private static final Option<Boolean> GLUE = FieldOptions.minor(
            Option.flag("glue.compat.enabled", false),
            "Flattens structures in arrays as well, within their elements, under names that begin with the array's and 'val', "
                    + "as Glue's Unnest names them: items.val.price. Off by default, as Kafka's Flatten leaves arrays alone.");

    static final StepKind FLATTEN = StepKind.of(
            "Flatten",
            "Brings the fields of inner structures to the top, under joined names. Fields of a structure that may be null "
                    + "become optional; a structure without fields vanishes.",
            List.of(PATH, DELIMITER, ARRAYS, MAPS, DEPTH, GLUE, FieldOptions.MUST_BE_THERE),
            FlattenStep::flatten);

    static final StepKind UNNEST = StepKind.of(
            "Unnest",
            "Brings the fields of inner structures to the top as Glue's Unnest does: names are joined by dots, and fields of "
                    + "structures in arrays stay in their elements, as items.val.price.",
            List.of(PATH, DEPTH, FieldOptions.MUST_BE_THERE),
            values -> step(
                    values.get(PATH),
                    new Editor.Flattening(".", values.get(DEPTH), null, null, true),
                    values.get(FieldOptions.MUST_BE_THERE)));

    private FlattenStep() {}

    private static Step flatten(OptionValues values) {
        Inner arrays = values.get(ARRAYS);
        Inner maps = values.get(MAPS);
        if (arrays == Inner.SPREAD || maps == Inner.SPREAD) {
            if (!values.get(PATH).isWhole() || values.get(GLUE)) {
                throw new IllegalArgumentException(
                        "arrays=index and maps=expand work on whole values only, and without glue.compat.enabled");
            }
            return new Spread(values.get(DELIMITER), values.get(DEPTH), arrays, maps);
        }
        return step(
                values.get(PATH),
                new Editor.Flattening(
                        values.get(DELIMITER), values.get(DEPTH), change(arrays), change(maps), values.get(GLUE)),
                values.get(FieldOptions.MUST_BE_THERE));
    }

    private static @Nullable Change change(Inner inner) {
        return inner == Inner.JSON ? JsonChange.INSTANCE : null;
    }

    private static Step step(FieldPath path, Editor.Flattening how, OnMissing onMissing) {
        return (Step.Edit) editor -> onMissing.check(editor.flatten(path, how), path);
    }
}
