// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.Editor;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives fields other names, or other places. */
final class RenameFieldsStep {
    /** What the right side of an entry means. */
    private enum Targets {
        NAME("name"),
        PATH("path");

        private final String word;

        Targets(String word) {
            this.word = word;
        }
    }

    private record Renaming(FieldPath from, FieldPath to) {
        static Renaming of(SpecText entry) {
            FieldPath from = FieldPath.parse(entry.before(":").toString());
            FieldPath to = FieldPath.parse(entry.after(":").toString());
            if (from.isWhole() || to.isWhole() || !to.isPlain()) {
                throw new IllegalArgumentException("each entry is <path>:<new name>");
            }
            if (!(from.last() instanceof Segment.Name)) {
                throw new IllegalArgumentException(from + " ends in no name, so that it cannot be renamed");
            }
            return new Renaming(from, to);
        }

        String name() {
            return ((Segment.Name) to.last()).name();
        }

        FieldPath renamed() {
            return from.parent().child(name());
        }
    }

    private static final Option<List<Renaming>> RENAMES = FieldOptions.important(
            Option.text("renames")
                    .as(text ->
                            SpecText.entries(text).stream().map(Renaming::of).toList())
                    .required(),
            "Entries <path>:<new name>, joined by commas or on lines of their own, such as user.mail:email or "
                    + "items[].`net.price`:price. The field stays at its place. All paths are those of the record as it comes "
                    + "in, so that two fields can exchange their names. A name that is taken is an error.");

    private static final Option<Targets> TARGETS = FieldOptions.minor(
            Option.choice("targets", Targets.values(), t -> t.word).defaultingTo("name"),
            "What stands to the right of the colon: with 'name' a new name for the same place, which is the default because "
                    + "Kafka's ReplaceField reads it so; with 'path' the whole path of the new place, as in Glue's RenameField, so "
                    + "that user.mail:email moves the field to the top. Structures on the way are made.");

    static final StepKind KIND = StepKind.of(
            "RenameFields",
            "Gives fields other names, at any depth, or moves them.",
            List.of(RENAMES, TARGETS, FieldOptions.MUST_BE_THERE),
            values -> step(values.get(RENAMES), values.get(TARGETS), values.get(FieldOptions.MUST_BE_THERE)));

    private RenameFieldsStep() {}

    private static Step step(List<Renaming> renamings, Targets targets, OnMissing onMissing) {
        Set<FieldPath> sources = new HashSet<>();
        Set<FieldPath> places = new HashSet<>();
        for (Renaming renaming : renamings) {
            FieldPath place = targets == Targets.PATH ? renaming.to() : renaming.renamed();
            if (!sources.add(renaming.from()) || !places.add(place)) {
                throw new IllegalArgumentException("renames: " + renaming.from() + " or " + place + " is named twice");
            }
        }
        return targets == Targets.PATH ? moves(renamings, onMissing) : renames(renamings, sources, onMissing);
    }

    private static Step moves(List<Renaming> renamings, OnMissing onMissing) {
        for (Renaming renaming : renamings) {
            if (!renaming.from().isPlain()) {
                throw new IllegalArgumentException("renames: " + renaming.from()
                        + " names several places, which cannot be moved to one; see ApplyMapping");
            }
        }
        return (Step.Edit) editor -> {
            for (Renaming renaming : renamings) {
                boolean stays = renaming.from().equals(renaming.to());
                onMissing.check(
                        stays ? editor.count(renaming.from()) : editor.move(renaming.from(), renaming.to()),
                        renaming.from());
            }
        };
    }

    private static Step renames(List<Renaming> renamings, Set<FieldPath> sources, OnMissing onMissing) {
        for (Renaming renaming : renamings) {
            if (renaming.to().segments().size() > 1) {
                throw new IllegalArgumentException("renames: " + renaming.to()
                        + " is a path; quote it with backticks if it is a name, or set targets=path to move the field");
            }
        }
        // The inner ones first: paths are those of the record as it comes in.
        List<Renaming> inwards = new ArrayList<>(renamings);
        inwards.sort(Comparator.comparingInt((Renaming r) -> r.from().segments().size())
                .reversed());
        boolean exchange = renamings.stream().map(Renaming::renamed).anyMatch(sources::contains);
        return (Step.Edit) editor -> {
            if (exchange) {
                exchange(editor, inwards, onMissing);
            } else {
                inwards.forEach(r -> onMissing.check(editor.rename(r.from(), r.name()), r.from()));
            }
        };
    }

    /** Renames fields of one depth at a time, by way of names that nobody has. */
    private static void exchange(Editor editor, List<Renaming> inwards, OnMissing onMissing) {
        int at = 0;
        while (at < inwards.size()) {
            int depth = inwards.get(at).from().segments().size();
            int end = at;
            while (end < inwards.size() && inwards.get(end).from().segments().size() == depth) {
                Renaming renaming = inwards.get(end);
                onMissing.check(editor.rename(renaming.from(), between(end)), renaming.from());
                end++;
            }
            for (; at < end; at++) {
                Renaming renaming = inwards.get(at);
                editor.rename(renaming.from().parent().child(between(at)), renaming.name());
            }
        }
    }

    private static String between(int index) {
        return "\u0000" + index;
    }
}
