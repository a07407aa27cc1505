// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import io.millrace.source.datagen.moment.MomentFormat;
import io.millrace.source.datagen.moment.Names;
import io.millrace.source.datagen.moment.ZoneTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/** The module date. */
final class DateFunctions {
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);
    private static final BigDecimal YEAR = DAY.multiply(BigDecimal.valueOf(365));
    /** The last instant that a date in JavaScript can have. */
    private static final BigDecimal LAST_INSTANT = BigDecimal.valueOf(8_640_000_000_000_000L);

    private static final BigDecimal LONGEST_SPAN = BigDecimal.valueOf(4_000_000_000_000_000L);
    private static final long SECOND = 1000;
    private static final int ABBREVIATED = 3;

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss[.SSS]]][XXX]");

    private DateFunctions() {}

    static List<Definition> all() {
        return List.of(
                Definition.ofFormat("date.between", 2, DateFunctions::between),
                Definition.of("date.future", 2, (arguments, site) -> span(arguments, site, YEAR, false)),
                Definition.of("date.month", 1, (arguments, site) -> names(arguments, site, Names.MONTHS)),
                Definition.ofFormat("date.now", 1, (arguments, site) -> clock(arguments, site, false)),
                Definition.of("date.past", 2, (arguments, site) -> span(arguments, site, YEAR, true)),
                Definition.of("date.recent", 2, (arguments, site) -> span(arguments, site, DAY, true)),
                Definition.ofFormat("date.simTime", 1, (arguments, site) -> clock(arguments, site, false)),
                Definition.of("date.soon", 2, (arguments, site) -> span(arguments, site, DAY, false)),
                Definition.ofFormat("date.utc", 1, (arguments, site) -> clock(arguments, site, true)),
                Definition.of("date.weekday", 1, (arguments, site) -> names(arguments, site, Names.WEEKDAYS)));
    }

    private static Generator clock(Arguments arguments, Site site, boolean utc) {
        MomentFormat orElse = utc ? MomentFormat.DEFAULT_UTC : MomentFormat.DEFAULT;
        MomentFormat format = arguments.has(0) ? MomentFormat.compile(arguments.text(0, "")) : orElse;
        return Escaped.of(new ClockText(format, ZoneTable.of(site.zone()), utc), site.escaping());
    }

    private static Generator names(Arguments arguments, Site site, List<String> names) {
        boolean abbreviated = false;
        Argument argument = arguments.at(0);
        if (argument instanceof Argument.Obj object) {
            Fields fields = Fields.of(arguments.function(), object, "abbr", "abbreviated", "context");
            abbreviated = fields.flag("abbr") || fields.flag("abbreviated");
            fields.flag("context"); // the same names in English
        } else if (argument != null) {
            throw arguments.expected("{abbr, context}", argument);
        }
        return Choices.uniform(
                abbreviated
                        ? names.stream().map(n -> n.substring(0, ABBREVIATED)).toList()
                        : names,
                site);
    }

    /** From one second to so many units before or after a reference, which is the record's clock unless given. */
    private static Generator span(Arguments arguments, Site site, BigDecimal unit, boolean before) {
        Argument units = arguments.at(0);
        BigDecimal count = units == null ? BigDecimal.ONE : Numbers.number(units, arguments.function());
        BigDecimal longest = count.signum() == 0 ? unit : count.multiply(unit);
        if (longest.compareTo(BigDecimal.valueOf(SECOND)) < 0 || longest.compareTo(LONGEST_SPAN) > 0) {
            throw new BadCall(
                    units == null ? arguments.offset() : units.offset(),
                    arguments.function() + " cannot go so far: " + JsNumber.brief(count));
        }
        long millis = longest.setScale(0, RoundingMode.FLOOR).longValueExact();
        Argument reference = arguments.at(1);
        long from = reference == null ? 0 : instant(reference, arguments, site);
        long earliest = before ? from - millis : from + SECOND;
        return new DateText(ZoneTable.of(site.zone()), reference == null, earliest, millis - SECOND + 1, site.field());
    }

    private static Generator between(Arguments arguments, Site site) {
        Argument first = arguments.at(0);
        Argument second = arguments.at(1);
        if (first == null || second == null) {
            return invalidDate(site, new BadCall(arguments.offset(), "date.between needs two dates, from and to"));
        }
        long from = instant(first, arguments, site);
        long to = instant(second, arguments, site);
        if (from > to) {
            throw new BadCall(second.offset(), "date.between ends before it starts");
        }
        return new DateText(ZoneTable.of(site.zone()), false, from, to - from + 1, site.field());
    }

    private static Generator invalidDate(Site site, BadCall problem) {
        if (site.isLenient()) {
            return Literal.of("Invalid Date");
        }
        throw problem;
    }

    private static long instant(Argument argument, Arguments arguments, Site site) {
        if (argument instanceof Argument.Num number && number.value().abs().compareTo(LAST_INSTANT) <= 0) {
            return number.value().setScale(0, RoundingMode.FLOOR).longValueExact();
        }
        if (argument instanceof Argument.Text text) {
            try {
                return instant(text.value(), site).toEpochMilli();
            } catch (DateTimeException e) {
                throw new BadCall(
                        argument.offset(),
                        "not a date: " + text.value() + "; write it like 2020-01-31 or 2020-01-31T12:00:00Z");
            }
        }
        throw arguments.expected("a date such as \"2020-01-31\"", argument);
    }

    /** A date alone is in UTC and a date with a time in the local zone, as JavaScript has it. */
    private static Instant instant(String text, Site site) {
        TemporalAccessor parsed =
                ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof OffsetDateTime complete) {
            return complete.toInstant();
        }
        return parsed instanceof LocalDateTime local
                ? local.atZone(site.zone()).toInstant()
                : LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
