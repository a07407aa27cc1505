// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import io.millrace.rendering.CsvDialect;
import io.millrace.rendering.DecimalForm;
import io.millrace.rendering.Forms;
import io.millrace.rendering.TimeForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say what a single record becomes. */
public final class RowOptions {
    private static final String GROUP = "Records";
    private static final byte[] LINE_FEED = {'\n'};
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");

    /** {@code format}. */
    public static final Option<Format> FORMAT = Option.choice("format", Format.values(), Format::word)
            .defaultingTo("raw")
            .group(GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "What a record becomes. `raw`: the bytes of its value as they are, which is what Firehose does and needs"
                            + " ByteArrayConverter or StringConverter. `json`: one line of JSON; a value that arrives as bytes"
                            + " is taken for JSON text and checked. `csv`: one row; structs, maps and JSON objects that"
                            + " arrive as bytes or text. docs/formats.md has the forms of all types.");

    static final Option<List<EnvelopeField>> ENVELOPE_FIELDS = Option.text("envelope.fields")
            .as(EnvelopeField::parse)
            .check(
                    "some of key, value, headers, timestamp, topic, partition, offset, between commas",
                    fields -> Optional.empty())
            .defaultingTo("")
            .group(GROUP)
            .doc("With `format=json`: the parts of the record that a line has as members of one object, in this order."
                    + " Empty, the default, makes the value the line.");

    static final Option<DecimalForm> DECIMALS = Option.choice(
                    "format.decimals", DecimalForm.values(), DecimalForm::word)
            .defaultingTo("number")
            .group(GROUP)
            .importance(Importance.LOW)
            .doc(
                    "How JSON has decimals: as a `number` in plain notation, or as a `string` for readers whose numbers are"
                            + " doubles.");

    static final Option<TimeForm> TIMES = Option.choice("format.times", TimeForm.values(), TimeForm::word)
            .defaultingTo("iso")
            .group(GROUP)
            .importance(Importance.LOW)
            .doc(
                    "How JSON and CSV have Connect's Date, Time and Timestamp: as text of ISO 8601 (`iso`), or as a number of"
                            + " milliseconds since 1970 (`epoch-millis`).");

    static final Option<List<String>> CSV_COLUMNS = Option.text("csv.columns")
            .as(ColumnNames::parse)
            .check("names between commas", names -> Optional.empty())
            .defaultingTo("")
            .group(GROUP)
            .doc(
                    "The columns in order: fields of structs, keys of maps or members of JSON objects. Others are left out,"
                            + " missing ones are empty. Needed for maps without a schema, which have no order; everything"
                            + " else has its own when this is empty.");

    static final Option<Character> CSV_DELIMITER = Option.verbatim("csv.delimiter")
            .as(Delimiter::ofCells)
            .check(
                    "one character of ASCII, no letter, digit, quote, space or line break",
                    character -> Optional.empty())
            .defaultingTo(",")
            .group(GROUP)
            .doc("What stands between cells. Also understands `\\t`.");

    static final Option<Boolean> CSV_QUOTE_ALL = Option.flag("csv.quote.all.enabled", false)
            .group(GROUP)
            .importance(Importance.LOW)
            .doc("Whether every cell that is not null is quoted, and not only those that need it.");

    static final Option<Boolean> CSV_HEADER = Option.flag("csv.header.enabled", false)
            .group(GROUP)
            .doc(
                    "Whether every object starts with the names of its columns. Records with other columns then go to another"
                            + " object.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL =
            List.of(FORMAT, ENVELOPE_FIELDS, DECIMALS, TIMES, CSV_COLUMNS, CSV_HEADER, CSV_DELIMITER, CSV_QUOTE_ALL);

    private RowOptions() {}

    /**
     * Finds options that do not go together.
     *
     * @param values what was given
     * @param problems takes the complaints
     */
    public static void check(OptionValues values, Problems problems) {
        if (!problems.valid(FORMAT)) {
            return;
        }
        Format format = values.get(FORMAT);
        if (format != Format.JSON) {
            needs("json", ENVELOPE_FIELDS, List.of(), values, problems);
        }
        if (format == Format.RAW) {
            needs("json or csv", DECIMALS, DecimalForm.NUMBER, values, problems);
            needs("json or csv", TIMES, TimeForm.ISO, values, problems);
        }
        if (format == Format.CSV) {
            checkRows(values, problems);
        } else {
            needs("csv", CSV_COLUMNS, List.of(), values, problems);
            needs("csv", CSV_DELIMITER, ',', values, problems);
            needs("csv", CSV_HEADER, false, values, problems);
            needs("csv", CSV_QUOTE_ALL, false, values, problems);
        }
    }

    /** An option that would be ignored is a mistake in this option or in the format; which one, the user knows. */
    private static <T> void needs(String formats, Option<T> option, T neutral, OptionValues values, Problems problems) {
        if (problems.valid(option) && !values.get(option).equals(neutral)) {
            problems.add(
                    option,
                    option.name() + " has a meaning with format=" + formats + " only; format is "
                            + values.get(FORMAT).word());
        }
    }

    private static void checkRows(OptionValues values, Problems problems) {
        if (problems.valid(FormatOptions.TOMBSTONES) && values.get(FormatOptions.TOMBSTONES) == Tombstones.EMPTY) {
            problems.add(
                    FormatOptions.TOMBSTONES,
                    FormatOptions.TOMBSTONES.name()
                            + "=empty has no meaning with format=csv, where a record is a row of cells; choose error or skip");
        }
        if (problems.valid(FormatOptions.RECORD_DELIMITER)) {
            String delimiter = new String(delimiter(values), StandardCharsets.UTF_8);
            if (!LINE_ENDS.contains(delimiter)) {
                problems.add(
                        FormatOptions.RECORD_DELIMITER,
                        FormatOptions.RECORD_DELIMITER.name()
                                + " must be a line break (\\n, \\r\\n or \\r) with format=csv");
            }
        }
    }

    /**
     * What follows every record.
     *
     * @param values valid values
     * @return what was given; else nothing for raw records, as with Firehose, and a line feed for rows
     */
    public static byte[] delimiter(OptionValues values) {
        return values.find(FormatOptions.RECORD_DELIMITER)
                .orElse(values.get(FORMAT) == Format.RAW ? RawFormat.NOTHING : LINE_FEED);
    }

    /**
     * The format that was asked for.
     *
     * @param values valid values
     * @return a new one at each call, because formats are not safe for all threads
     */
    public static RecordFormat read(OptionValues values) {
        byte[] delimiter = delimiter(values);
        Tombstones tombstones = values.get(FormatOptions.TOMBSTONES);
        Forms forms = new Forms(values.get(DECIMALS), values.get(TIMES), false);
        return switch (values.get(FORMAT)) {
            case RAW -> new RawFormat(delimiter, tombstones);
            case JSON -> new JsonFormat(values.get(ENVELOPE_FIELDS), forms, delimiter, tombstones);
            case CSV ->
                new CsvFormat(
                        new CsvSettings(
                                new CsvDialect(values.get(CSV_DELIMITER), values.get(CSV_QUOTE_ALL)),
                                values.get(CSV_COLUMNS),
                                values.get(CSV_HEADER),
                                forms),
                        delimiter,
                        tombstones);
        };
    }
}
