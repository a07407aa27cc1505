// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Casts values to other types. */
final class CastTypesStep {
    private record Entry(FieldPath path, CastType type) {
        static Entry of(SpecText entry) {
            return entry.has(":")
                    ? new Entry(FieldPath.parse(entry.before(":").toString()), type(entry.after(":")))
                    : new Entry(FieldPath.WHOLE, type(entry));
        }

        private static CastType type(SpecText text) {
            return CastType.parse(text.toString());
        }
    }

    private record Cast(FieldPath path, CastChange change) {}

    private static final Option<List<Entry>> SPEC = FieldOptions.important(
            Option.text("spec").as(CastTypesStep::entries).required(),
            "Entries <path>:<type>, joined by commas or on lines of their own, such as user.age:int32, items[].price:"
                    + "decimal(10,2); or one type alone, for the whole value. Types are int8, int16, int32, int64, float32, "
                    + "float64, boolean, string, bytes, decimal(precision,scale), date, time and timestamp; Glue's names for them "
                    + "(byte, short, int, long, float, double, binary) are understood. Numbers in texts are those of Java's "
                    + "notation, without blanks around them. Texts for booleans are true, t, yes, y, on, 1 and false, f, no, n, "
                    + "off, 0 in upper and lower case, all others fail; numbers are true unless they are 0. Bytes become base64 "
                    + "and texts bytes from base64. Dates and times become ISO 8601 in UTC, or the numbers that Connect stores "
                    + "(days, milliseconds), and are read from the same. A timestamp becomes the date, or the time of the day, that "
                    + "it is in UTC.");

    static final Option<Overflow> OVERFLOW = FieldOptions.minor(
            Option.choice("overflow", Overflow.values(), Overflow::word).defaultingTo("fail"),
            "What becomes of numbers that the new type cannot hold: 'fail' makes them errors, 'clamp' takes the nearest "
                    + "number that it can hold, 'null' takes null, and 'wrap' keeps the lowest bits of whole numbers, as Kafka's "
                    + "Cast does, and makes floating point numbers infinite. What is not a number has no nearest one and no bits: "
                    + "as a whole number or decimal it fails with all but 'null', and so does infinity with 'wrap'; decimals cannot "
                    + "be wrapped. Failing is the default, because nothing is lost by it.");

    static final Option<Rounding> ROUNDING = FieldOptions.minor(
            Option.choice("rounding", Rounding.values(), Rounding::word).defaultingTo("fail"),
            "What becomes of digits that the new type has no room for, such as 3.7 as a whole number, 1.005 with two digits, a "
                    + "timestamp's microseconds, or a whole number of many digits as a floating point number: 'fail' makes them "
                    + "errors, 'down' leaves them out, as Kafka's Cast does, 'floor' and 'ceiling' round to one side, 'half.up' and "
                    + "'half.even' to the nearest. A fraction as a floating point number always becomes the nearest one. Failing is "
                    + "the default, because nothing is lost by it.");

    static final StepKind KIND = StepKind.of(
            "CastTypes",
            "Casts values to other types, at any depth, and loses nothing unless told to.",
            List.of(SPEC, OVERFLOW, ROUNDING, FieldOptions.MUST_BE_THERE),
            values -> step(
                    values.get(SPEC),
                    new Fitting(values.get(OVERFLOW), values.get(ROUNDING)),
                    values.get(FieldOptions.MUST_BE_THERE)));

    private CastTypesStep() {}

    private static List<Entry> entries(String text) {
        List<Entry> entries = SpecText.entries(text).stream().map(Entry::of).toList();
        Set<FieldPath> paths = new HashSet<>();
        for (Entry entry : entries) {
            if (!paths.add(entry.path())) {
                throw new IllegalArgumentException(entry.path() + " is named twice");
            }
        }
        if (entries.size() > 1 && paths.contains(FieldPath.WHOLE)) {
            throw new IllegalArgumentException("a type without a path is for the whole value and must stand alone");
        }
        return entries;
    }

    private static Step step(List<Entry> entries, Fitting fitting, OnMissing onMissing) {
        List<Cast> casts = entries.stream()
                .map(entry -> new Cast(entry.path(), new CastChange(entry.type(), fitting)))
                .toList();
        return (Step.Edit) editor -> {
            for (Cast cast : casts) {
                onMissing.check(editor.change(cast.path(), cast.change()), cast.path());
            }
        };
    }
}
