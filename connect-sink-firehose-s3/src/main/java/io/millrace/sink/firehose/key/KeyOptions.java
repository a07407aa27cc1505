// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import io.millrace.common.options.Option;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say what objects are called. */
public final class KeyOptions {
    /** {@code prefix}. */
    public static final Option<String> PREFIX = Option.text("prefix")
            .defaultingTo("")
            .group("Object keys")
            .importance(Importance.HIGH)
            .doc(
                    "What the keys of data objects start with. May contain `!{timestamp:pattern}` with a java.time pattern,"
                            + " `!{firehose:random-string}`, `!{kafka:topic}`, `!{kafka:partition}` and `!{kafka:offset}` (of the"
                            + " object's first record, before any transform). Without any expression the path `yyyy/MM/dd/HH/` is appended, without a"
                            + " slash in between, as Firehose does. End it with a slash to make a folder. Do not start it with a"
                            + " slash nor write two in a row: Amazon S3 stores such keys, some other stores refuse"
                            + " them.");
    /** {@code error.output.prefix}. */
    public static final Option<String> ERROR_OUTPUT_PREFIX = Option.text("error.output.prefix")
            .defaultingTo("")
            .group("Object keys")
            .importance(Importance.HIGH)
            .doc("What the keys of error objects start with. The same expressions, and `!{firehose:error-output-type}`,"
                    + " which must be there if any expression is. Must be given if `prefix` has an expression. Empty means"
                    + " `!{firehose:error-output-type}/`, after the prefix and before the default time path if `prefix` is"
                    + " given.");
    /** {@code prefix.time}. */
    public static final Option<PrefixTime> PREFIX_TIME = Option.choice(
                    "prefix.time", PrefixTime.values(), PrefixTime::word)
            .defaultingTo("record")
            .group("Object keys")
            .doc("Which time selects the prefix. `record`: each record's own timestamp, so that a late record joins the"
                    + " folder that it belongs to (where a record has none the time of arrival, and 1970-01-01 00:00 UTC for"
                    + " `delivery.guarantee` deterministic). `arrival`: the time at"
                    + " which an object's first record arrived, as Firehose does.");
    /** {@code custom.time.zone}. */
    public static final Option<ZoneId> CUSTOM_TIME_ZONE = Option.text("custom.time.zone")
            .as(CustomTimeZone::parse)
            .check("a time zone region such as Europe/Madrid", zone -> Optional.empty())
            .defaultingTo("UTC")
            .group("Object keys")
            .doc("The time zone of all times in keys.");
    /** {@code file.extension}. */
    public static final Option<String> FILE_EXTENSION = Option.text("file.extension")
            .as(FileExtension::checked)
            .check("empty, or a dot and lower-case letters, digits or ! - _ . * ' ( )", text -> Optional.empty())
            .defaultingTo("")
            .group("Object keys")
            .doc("The end of the keys of data objects, such as .json. Replaces the one of the compression; empty keeps"
                    + " that. Error objects have none.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL =
            List.of(PREFIX, ERROR_OUTPUT_PREFIX, PREFIX_TIME, CUSTOM_TIME_ZONE, FILE_EXTENSION);

    private KeyOptions() {}
}
