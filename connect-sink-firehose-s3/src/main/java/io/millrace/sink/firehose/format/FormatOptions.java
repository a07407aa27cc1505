// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import io.millrace.sink.firehose.format.compress.Encoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say what bytes records become. */
public final class FormatOptions {
    /** {@code compression}. */
    public static final Option<Compression> COMPRESSION = Option.text("compression")
            .as(Compression::named)
            .check("one of " + Compression.words(), compression -> Optional.empty())
            .defaultingTo("UNCOMPRESSED")
            .group("Objects")
            .importance(Importance.HIGH)
            .doc(
                    "How data objects are compressed. The first five are spelt, stored and labelled as Firehose does: `Snappy`"
                            + " is the stream of snappy-java, `HADOOP_SNAPPY` what Hadoop reads, and both end in .snappy."
                            + " `zstd` and `lz4` are ours: smaller than gzip at several times its speed, and less small but"
                            + " faster still. Error objects are never compressed.");
    /** {@code compression.level}. */
    public static final Option<Integer> COMPRESSION_LEVEL = Option.count("compression.level")
            .check("1 to 9 for GZIP and ZIP, 1 to 22 for zstd, 1 to 12 for lz4", level -> Optional.empty())
            .group("Objects")
            .importance(Importance.LOW)
            .doc("How much work compressing may be: higher levels give smaller objects more slowly. Without it the"
                    + " compression's usual one: 6 for GZIP and ZIP, 3 for zstd, 1 for lz4. The levels 1 and 2 of lz4 are the"
                    + " same; the Snappy ones have no levels.");
    /** {@code content.encoding.enabled}. */
    public static final Option<Boolean> CONTENT_ENCODING = Option.flag("content.encoding.enabled", true)
            .group("Objects")
            .doc(
                    "Whether a compressed object carries its compression as Content-Encoding, as Firehose's do. HTTP clients"
                            + " then decompress it unasked, which surprises some readers.");
    /** {@code record.delimiter}. */
    public static final Option<byte[]> RECORD_DELIMITER = Option.verbatim("record.delimiter")
            .as(Delimiter::parse)
            .group("Objects")
            .doc(
                    "What follows every record. The default goes with the format: nothing with `raw`, because Firehose adds"
                            + " nothing unless told to, and `\\n` with `json` and `csv`. Also understands `\\r`, `\\t` and"
                            + " `\\\\`.");
    /** {@code tombstones}. */
    public static final Option<Tombstones> TOMBSTONES = Option.choice(
                    "tombstones", Tombstones.values(), Tombstones::word)
            .defaultingTo("error")
            .group("Objects")
            .doc(
                    "What a record without a value becomes. `error`: an entry in an error object. `skip`: nothing. `empty`: an"
                            + " empty record, followed by the delimiter; `null` with `format=json`, impossible with `csv`.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL =
            List.of(COMPRESSION, COMPRESSION_LEVEL, CONTENT_ENCODING, RECORD_DELIMITER, TOMBSTONES);

    private FormatOptions() {}

    /**
     * Finds what is wrong with several options together.
     *
     * @param values the options' values
     * @param problems takes complaints
     */
    public static void check(OptionValues values, Problems problems) {
        if (!problems.valid(COMPRESSION)) {
            return;
        }
        Compression compression = values.get(COMPRESSION);
        if (problems.valid(COMPRESSION_LEVEL)) {
            values.find(COMPRESSION_LEVEL)
                    .flatMap(compression::levelComplaint)
                    .ifPresent(complaint -> problems.add(COMPRESSION_LEVEL, COMPRESSION_LEVEL + " " + complaint));
        }
        compression
                .encoding(OptionalInt.empty())
                .flatMap(Encoding::obstacle)
                .ifPresent(obstacle -> problems.add(
                        COMPRESSION,
                        COMPRESSION + ": " + compression.word()
                                + " needs a native library, which this worker cannot load"
                                + " from its temporary folder (java.io.tmpdir): " + obstacle));
    }

    /**
     * Reads what becomes of a body.
     *
     * @param values a valid configuration
     * @return the form, or empty when bodies stay as they are
     */
    public static Optional<Encoding> encoding(OptionValues values) {
        return values.get(COMPRESSION)
                .encoding(values.find(COMPRESSION_LEVEL).map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }
}
