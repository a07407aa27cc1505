// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import io.millrace.parsing.line.LineEnding;
import io.millrace.source.agentfile.text.Encoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The options of a flow that say what its events are. */
public final class EventOptions {
    private static final String GROUP = "Events";
    private static final int LEAST_BYTES = 64;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /** {@code multiLineStartPattern}. */
    public static final Option<Optional<Pattern>> START_PATTERN =
            pattern("multiLineStartPattern", 0).importance(HIGH).group(GROUP).doc("""
                    A Java regular expression for the first line of an event: a line that it matches from its beginning \
                    on starts an event, and every other line belongs to the event before it. Empty, the default, makes \
                    every line an event. The offset of an event that is not complete is its start.""");

    /** {@code multiline.end.pattern}. */
    public static final Option<Optional<Pattern>> END_PATTERN =
            pattern("multiline.end.pattern", 0).group(GROUP).doc("""
                    A Java regular expression for the last line of an event: an event ends with the line that it is found \
                    in. Empty, the default, for none. Without multiLineStartPattern all lines up to that one belong \
                    together.""");

    /** {@code multiline.continuation.pattern}. */
    public static final Option<Optional<Pattern>> CONTINUATION_PATTERN =
            pattern("multiline.continuation.pattern", 0).group(GROUP).doc("""
                    A Java regular expression for the lines that continue an event, such as `\\s`: a line that it matches \
                    from its beginning on belongs to the event before it, every other line starts one. Empty, the \
                    default, for none; not together with multiLineStartPattern.""");

    /** {@code multiline.max.lines}. */
    public static final Option<Integer> MAX_LINES = Option.between(
                    1, Integer.MAX_VALUE, Option.count("multiline.max.lines").defaultingTo(10_000))
            .group(GROUP)
            .importance(LOW)
            .doc("""
                    How many lines an event of several lines has at most; the next line starts another event. The \
                    default is more than any stack trace has, and keeps a pattern that never matches from gathering a \
                    whole file.""");

    /** {@code multiline.timeout.ms}. */
    public static final Option<Duration> TIMEOUT = Option.between(
                    Duration.ZERO, Duration.ofHours(1), Option.millis("multiline.timeout.ms"))
            .group(GROUP)
            .doc("""
                    How long a file has to be quiet, in milliseconds, until its last event of several lines is delivered \
                    though no next event has begun; a line without its line feed is never cut by it. Lines that come later \
                    are an event of their own. Absent, 5000 with compat=extended, so that a stack trace that is flushed in \
                    pieces stays one; 0 with compat=strict, as the Kinesis Agent has it.""");

    /** {@code partial.line.timeout.ms}. */
    public static final Option<Duration> PARTIAL_TIMEOUT = Option.between(
                    Duration.ZERO, Duration.ofDays(1), Option.millis("partial.line.timeout.ms"))
            .group(GROUP)
            .importance(LOW)
            .doc("""
                    How long a file has to be quiet, in milliseconds, until a last line without a line feed is delivered; \
                    what is appended to it later is an event of its own. Absent, the default, such a line waits until it is \
                    complete or the file is final, so that no line is ever cut in two.""");

    /** {@code skipHeaderLines}. */
    public static final Option<Integer> SKIP_HEADER_LINES = Option.between(
                    0, 1_000_000, Option.count("skipHeaderLines").defaultingTo(0))
            .group(GROUP)
            .doc("""
                    How many lines at the beginning of every file are no events, such as the names of CSV columns. None by \
                    default. They are skipped where a file is read from its beginning, never where reading goes on.""");

    /** {@code fileFooterPattern}. */
    public static final Option<Optional<Pattern>> FOOTER_PATTERN = pattern("fileFooterPattern", Pattern.MULTILINE)
            .group(GROUP)
            .importance(LOW)
            .doc("""
                    A Java regular expression for the footer of a file: an event that it matches as a whole, white space \
                    around it left out, is not delivered, and neither is anything after it in that file. Empty, the default, \
                    for none.""");

    /** {@code record.max.bytes}. */
    public static final Option<Integer> MAX_BYTES = Option.between(
                    LEAST_BYTES, MOST_BYTES, Option.count("record.max.bytes").defaultingTo(1_024_000))
            .group(GROUP)
            .doc("""
                    How long an event may be, in bytes of UTF-8; record.overlong says what becomes of longer ones. The \
                    default is what the Kinesis Agent allows for Firehose, and leaves room for key and headers below \
                    Kafka's own default of 1 MiB per request: raise producer.override.max.request.size and the topic's \
                    max.message.bytes together with it. The task needs some times as much memory. In other encodings than \
                    UTF-8 the limit is lower by as much as a character can grow.""");

    /** {@code record.overlong}. */
    public static final Option<Oversize> OVERLONG = Option.choice("record.overlong", Oversize.values(), Oversize::word)
            .defaultingTo("truncate")
            .group(GROUP)
            .doc("""
                    What becomes of an event that is longer than record.max.bytes. `truncate`: its beginning is delivered, \
                    with truncatedRecordTerminator at its end, and the rest is dropped and counted. `split`: each part that \
                    fits is a record. `skip`: it is dropped whole and counted. `fail`: the task stops at it. `route`: each \
                    part that fits goes to error.topic. Records that hold less than a whole event have the header \
                    `millrace.piece`. truncate by default, as in the Kinesis Agent.""");

    /** {@code truncatedRecordTerminator}. */
    public static final Option<byte[]> TERMINATOR = Option.verbatim("truncatedRecordTerminator")
            .as(text -> text.getBytes(StandardCharsets.UTF_8))
            .check("a text", text -> Optional.empty())
            .group(GROUP)
            .importance(LOW)
            .doc("""
                    What a truncated event ends with, over its last bytes; shorter than record.max.bytes. Absent, a line \
                    feed, as in the Kinesis Agent; line endings in it are left out where events have none \
                    (newline.kept.enabled=false).""");

    /** {@code line.ending}. */
    public static final Option<LineEnding> LINE_ENDING = Option.choice(
                    "line.ending", LineEnding.values(), ending -> ending == LineEnding.LF ? "lf" : "lf_or_crlf")
            .group(GROUP)
            .importance(LOW)
            .doc("""
                    What ends a line. `lf`: a line feed; a carriage return before it belongs to the line. `lf_or_crlf`: a \
                    line feed with or without one. Absent, lf_or_crlf with compat=extended, and lf with compat=strict, as \
                    the Kinesis Agent has it.""");

    /** {@code newline.kept.enabled}. */
    public static final Option<Boolean> KEEPS_NEWLINE = Option.text("newline.kept.enabled")
            .as(EventOptions::yesOrNo)
            .check("true or false", kept -> Optional.empty())
            .group(GROUP)
            .doc("""
                    Whether a record's value ends with the line feed of its last line; a carriage return that line.ending \
                    makes part of an ending is left out in any case. Absent, false with compat=extended, since a record has \
                    its own bounds, and true with compat=strict, as the Kinesis Agent has it.""");

    /** {@code encoding}. */
    public static final Option<Encoding> ENCODING = Option.text("encoding")
            .defaultingTo("UTF-8")
            .as(Encoding::named)
            .check("a name such as UTF-8, UTF-16LE, ISO-8859-1 or windows-1252", encoding -> Optional.empty())
            .group(GROUP)
            .doc("""
                    The encoding of the files. UTF-8, the default, is delivered byte by byte as it is; everything else \
                    becomes UTF-8. `UTF-16` finds its byte order by the byte order mark or by the first line feed. A byte \
                    order mark at the beginning of a file is left out.""");

    /** All, in reading order. */
    public static final List<Option<?>> ALL = List.of(
            START_PATTERN,
            END_PATTERN,
            CONTINUATION_PATTERN,
            MAX_LINES,
            TIMEOUT,
            PARTIAL_TIMEOUT,
            SKIP_HEADER_LINES,
            FOOTER_PATTERN,
            MAX_BYTES,
            OVERLONG,
            TERMINATOR,
            LINE_ENDING,
            KEEPS_NEWLINE,
            ENCODING);

    private EventOptions() {}

    /** An option for a regular expression; the empty text is none. */
    private static Option<Optional<Pattern>> pattern(String name, int flags) {
        return Option.verbatim(name)
                .defaultingTo("")
                .as(text -> text.isEmpty() ? Optional.<Pattern>empty() : Optional.of(compiled(text, flags)))
                .check("a Java regular expression, or empty", pattern -> Optional.empty());
    }

    private static Pattern compiled(String text, int flags) {
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is no regular expression: " + e.getDescription() + " at character " + e.getIndex(), e);
        }
    }

    private static Boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    /**
     * The rules over more than one option.
     *
     * @param flow the options of a flow
     * @param problems where what is wrong is put
     */
    public static void check(OptionValues flow, Problems problems) {
        if (problems.valid(START_PATTERN, END_PATTERN, CONTINUATION_PATTERN)
                && flow.get(CONTINUATION_PATTERN).isPresent()
                && (flow.get(START_PATTERN).isPresent() || flow.get(END_PATTERN).isPresent())) {
            problems.add(
                    CONTINUATION_PATTERN,
                    "does not go together with a start or end pattern; leave out one or the other");
        }
        if (problems.valid(TERMINATOR, MAX_BYTES) && terminator(flow).length >= flow.get(MAX_BYTES)) {
            problems.add(TERMINATOR, "must be shorter than " + MAX_BYTES);
        }
    }

    /**
     * The rules that a flow's options say.
     *
     * @param flow the options, which are valid
     * @param isStrict whether what was not said is as in the Kinesis Agent
     * @return the rules
     */
    public static EventRules of(OptionValues flow, boolean isStrict) {
        boolean keepsEnding = flow.find(KEEPS_NEWLINE).orElse(isStrict);
        return new EventRules(
                flow.get(ENCODING),
                flow.find(LINE_ENDING).orElse(isStrict ? LineEnding.LF : LineEnding.LF_OR_CRLF),
                keepsEnding,
                grouping(flow, isStrict),
                flow.get(MAX_BYTES),
                flow.get(OVERLONG),
                keepsEnding ? terminator(flow) : withoutEndings(terminator(flow)),
                isStrict,
                flow.get(SKIP_HEADER_LINES),
                flow.get(FOOTER_PATTERN),
                flow.find(PARTIAL_TIMEOUT).map(Duration::toMillis).orElse(-1L));
    }

    private static Grouping grouping(OptionValues flow, boolean isStrict) {
        Grouping grouping = new Grouping(
                flow.get(START_PATTERN),
                flow.get(END_PATTERN),
                flow.get(CONTINUATION_PATTERN),
                isStrict ? Integer.MAX_VALUE : flow.get(MAX_LINES),
                flow.find(TIMEOUT).map(Duration::toMillis).orElse(isStrict ? 0L : 5_000L));
        return grouping.isSingleLine() ? Grouping.LINES : grouping;
    }

    private static byte[] terminator(OptionValues flow) {
        return flow.find(TERMINATOR).orElse(new byte[] {'\n'});
    }

    private static byte[] withoutEndings(byte[] terminator) {
        return new String(terminator, StandardCharsets.UTF_8)
                .replaceAll("[\r\n]+", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
