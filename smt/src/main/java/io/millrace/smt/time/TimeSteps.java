// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** The steps that convert times. */
public final class TimeSteps {
    private static final String GROUP = "Times";

    private static final Option<List<FieldPath>> FIELDS = option(
            CommonOptions.apart(CommonOptions.paths("fields")),
            ConfigDef.Importance.HIGH,
            "Paths of the times, joined by commas, such as created, items[].sold.at; without it the whole value is one time.");

    private static final Option<List<String>> FROM_FORMATS = option(
            Option.text("from.formats").as(TimeReader::formats).defaultingTo("iso,unix.ms"),
            ConfigDef.Importance.HIGH,
            "Which forms the times may have, joined by commas; the first that fits a text is taken. 'iso' is ISO 8601, with T "
                    + "or a space, up to nine digits of fraction, with or without an offset. 'unix.s', 'unix.ms', 'unix.us' and "
                    + "'unix.ns' are numbers since 1970, also as texts; the first of them holds for values that are numbers, "
                    + "milliseconds if there is none. Everything else is a pattern of java.time's DateTimeFormatter, such as "
                    + "dd/MMM/yyyy:HH:mm:ss Z, in which commas stand between single quotes. Connect's Date, Time and Timestamp are "
                    + "always understood. What a pattern lacks is the beginning: 1970, January, the first, midnight; what it has must make "
                    + "a date, a time of the day or both.");

    private static final Option<TimeWriter.Form> TO = option(
            Option.choice("to", TimeWriter.Form.values(), TimeWriter.Form::word).required(),
            ConfigDef.Importance.HIGH,
            "What the times become: a text, a number since 1970, or Connect's Date, Time or Timestamp.");

    private static final Option<String> TO_PATTERN = option(
            Option.text("to.pattern").defaultingTo("iso"),
            ConfigDef.Importance.MEDIUM,
            "With to=string, the pattern of the text; 'iso', the default, is ISO 8601 with the offset of zone.out.");

    private static final Option<Unit> PRECISION = option(
            Option.choice("precision", Unit.values(), Unit::word),
            ConfigDef.Importance.MEDIUM,
            "How fine the new times are: s, ms, us or ns. What is finer is cut. It is the unit of to=unix, where it is ms by "
                    + "default, and the digits of an ISO text, which has as many as it needs by default. When it is not given, "
                    + "times that are finer than their new form has room for are errors, because they would lose something.");

    private static final Option<ZoneId> ZONE_IN = option(
            zone("zone.in"),
            ConfigDef.Importance.MEDIUM,
            "The zone of texts that name none, and of Connect's Date and Time, such as Europe/Vienna or +05:45. UTC is the "
                    + "default, because Connect's own types are in it. Of an hour that a clock change repeats the first is meant; "
                    + "one that it leaves out is an hour later.");

    private static final Option<ZoneId> ZONE_OUT = option(
            zone("zone.out"),
            ConfigDef.Importance.MEDIUM,
            "The zone in which texts, Date and Time are written. UTC is the default, as for zone.in.");

    private static final Option<Locale> LOCALE = option(
            Option.text("locale")
                    .as(Locale::forLanguageTag)
                    .check(
                            "a language tag",
                            locale -> locale.getLanguage().isEmpty()
                                    ? Optional.of("must be a language tag such as en-US or de-AT")
                                    : Optional.empty())
                    .defaultingTo("en-US"),
            ConfigDef.Importance.LOW,
            "The language of the names of months and days in patterns, as a tag such as de-AT. It is never the machine's own; "
                    + "en-US is the default, because logs are written in it.");

    private static final Option<String> TO_HEADER = option(
            Option.text("to.header"),
            ConfigDef.Importance.LOW,
            "Writes the new time to a header of this name and leaves the value alone, which is cheaper when only the "
                    + "destination's path needs it. For a single field; a null adds no header.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.FAIL,
            "Failing is the default, because a misspelt path would otherwise do nothing without anybody noticing.");

    /** Converts times. */
    public static final StepKind TIMESTAMP_CONVERT = StepKind.of(
            "TimestampConvert",
            "Converts times between texts, numbers and Connect's types, in several fields and from several forms at once.",
            List.of(FIELDS, FROM_FORMATS, TO, TO_PATTERN, PRECISION, ZONE_IN, ZONE_OUT, LOCALE, TO_HEADER, ON_MISSING),
            TimeSteps::step);

    /** Every kind of this room. */
    public static final List<StepKind> ALL = List.of(TIMESTAMP_CONVERT);

    private TimeSteps() {}

    private static <T> Option<T> option(Option<T> option, ConfigDef.Importance importance, String doc) {
        return option.group(GROUP).importance(importance).doc(doc);
    }

    private static Option<ZoneId> zone(String name) {
        return Option.text(name)
                .as(text -> {
                    try {
                        return ZoneId.of(text);
                    } catch (DateTimeException e) {
                        throw new IllegalArgumentException(
                                "there is no such zone; write it like Europe/Vienna or +02:00");
                    }
                })
                .defaultingTo("UTC");
    }

    private static Step step(OptionValues values) {
        Locale locale = values.get(LOCALE);
        @Nullable Unit precision = values.find(PRECISION).orElse(null);
        TimeReader reader = new TimeReader(values.get(FROM_FORMATS), values.get(ZONE_IN), locale);
        TimeWriter writer = writer(values, precision, locale);
        TimeChange change = new TimeChange(reader, writer, precision);
        List<FieldPath> paths = values.find(FIELDS).orElse(List.of(FieldPath.WHOLE));
        OnMissing onMissing = values.get(ON_MISSING);
        Optional<String> header = values.find(TO_HEADER);
        if (header.isPresent()) {
            return new TimeHeader(single(paths), change, header.get(), change.schema(), onMissing);
        }
        return (Step.Edit) editor -> {
            for (FieldPath path : paths) {
                onMissing.check(editor.change(path, change), path);
            }
        };
    }

    private static FieldPath single(List<FieldPath> paths) {
        boolean one = paths.size() == 1
                && paths.get(0).segments().stream()
                        .noneMatch(s -> s instanceof Segment.AllElements || s instanceof Segment.AllFields);
        if (!one) {
            throw new IllegalArgumentException("to.header: only a single field can go to a header");
        }
        return paths.get(0);
    }

    private static TimeWriter writer(OptionValues values, @Nullable Unit precision, Locale locale) {
        ZoneId zone = values.get(ZONE_OUT);
        String pattern = values.get(TO_PATTERN);
        return switch (values.get(TO)) {
            case STRING ->
                pattern.equals("iso") ? TimeWriter.ofIso(precision, zone) : TimeWriter.ofPattern(pattern, zone, locale);
            case UNIX -> TimeWriter.ofUnix(precision == null ? Unit.MS : precision);
            case DATE -> TimeWriter.ofLogical(Logical.DATE, zone);
            case TIME -> TimeWriter.ofLogical(Logical.TIME, zone);
            case TIMESTAMP -> TimeWriter.ofLogical(Logical.TIMESTAMP, zone);
        };
    }
}
