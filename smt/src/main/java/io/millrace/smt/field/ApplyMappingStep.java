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
import io.millrace.smt.path.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Builds the value anew from a list of mappings. */
final class ApplyMappingStep {
    private static final Segment ELEMENTS = new Segment.AllElements();

    /** One end of a mapping. */
    private record End(FieldPath path, @Nullable CastType type) {
        static End of(SpecText text) {
            FieldPath path = FieldPath.parse(text.before(":").toString());
            boolean named = path.segments().stream()
                    .allMatch(segment -> segment instanceof Segment.Name || segment.equals(ELEMENTS));
            if (!named || path.isWhole()) {
                throw new IllegalArgumentException("a mapping holds names and [] only, no numbers and no star");
            }
            return new End(path, text.has(":") ? CastType.parse(text.after(":").toString()) : null);
        }

        long arrays() {
            return path.segments().stream().filter(ELEMENTS::equals).count();
        }
    }

    private record Mapping(End from, End to) {
        static Mapping of(SpecText entry) {
            if (!entry.has("->")) {
                throw new IllegalArgumentException("each entry is <path>[:<type>]-><path>[:<type>]");
            }
            Mapping mapping = new Mapping(End.of(entry.before("->")), End.of(entry.after("->")));
            if (mapping.from.arrays() != mapping.to.arrays()) {
                throw new IllegalArgumentException(
                        mapping.from.path + " and " + mapping.to.path + " do not lead through equally many arrays");
            }
            return mapping;
        }
    }

    private static final Option<List<Mapping>> MAPPINGS = FieldOptions.important(
            Option.text("mappings").as(ApplyMappingStep::mappings).required(),
            "Entries <source path>:<source type>-><target path>:<target type>, on lines of their own or joined by commas, such "
                    + "as user.zip:string->address.code:int. What is not listed is dropped; the fields stand in the order of the "
                    + "list. Dots nest and take out of nests, backticks quote them; items[].sku:string->lines[].article:string "
                    + "leads from array to array. Types are those of CastTypes and may be left out: without a target type the "
                    + "value keeps its own, and a source type that is given is what the value is read as before.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.SKIP, "Passing over is the default, because Glue leaves out the target of a missing source.");

    static final StepKind KIND = StepKind.of(
            "ApplyMapping",
            "Builds the value anew from a list of mappings: selects, renames, moves and casts at once, as Glue's transform of "
                    + "the same name does.",
            List.of(MAPPINGS, CastTypesStep.OVERFLOW, CastTypesStep.ROUNDING, ON_MISSING),
            ApplyMappingStep::step);

    private ApplyMappingStep() {}

    private static List<Mapping> mappings(String text) {
        List<Mapping> mappings =
                SpecText.entries(text).stream().map(Mapping::of).toList();
        Set<FieldPath> targets = new HashSet<>();
        for (Mapping mapping : mappings) {
            if (!targets.add(mapping.to().path())) {
                throw new IllegalArgumentException(mapping.to().path() + " is the target of two mappings");
            }
        }
        return mappings;
    }

    private static Step step(OptionValues values) {
        Fitting fitting = new Fitting(values.get(CastTypesStep.OVERFLOW), values.get(CastTypesStep.ROUNDING));
        OnMissing onMissing = values.get(ON_MISSING);
        List<Editor.Part> parts = values.get(MAPPINGS).stream()
                .map(mapping -> new Editor.Part(
                        mapping.from().path(),
                        change(mapping, fitting),
                        mapping.to().path()))
                .toList();
        return (Step.Edit) editor -> {
            if (onMissing == OnMissing.FAIL) {
                parts.forEach(part -> onMissing.check(editor.count(part.from()), part.from()));
            }
            editor.project(parts);
        };
    }

    private static Change change(Mapping mapping, Fitting fitting) {
        CastType from = mapping.from().type();
        CastType to = mapping.to().type();
        if (to == null) {
            return from == null ? ApplyMappingStep::same : new CastChange(from, fitting);
        }
        CastChange cast = new CastChange(to, fitting);
        return from == null || from.equals(to) ? cast : new Twice(new CastChange(from, fitting), cast);
    }

    private static Change.Bound same(@Nullable Schema schema) {
        return new Change.Bound(schema, value -> value);
    }

    /** One change after the other. */
    private record Twice(Change first, Change second) implements Change {
        @Override
        public Bound bind(@Nullable Schema schema) {
            Bound before = first.bind(schema);
            Bound after = second.bind(before.schema());
            return new Bound(after.schema(), value -> {
                Object between = before.function().apply(value);
                return between == null ? null : after.function().apply(between);
            });
        }
    }
}
