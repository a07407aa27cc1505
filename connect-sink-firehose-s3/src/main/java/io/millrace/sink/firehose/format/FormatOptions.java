// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Option;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say what bytes records become. */
public final class FormatOptions {
    /** {@code compression}. */
    public static final Option<Compression> COMPRESSION = Option.text("compression")
            .as(Compression::named)
            .check("one of UNCOMPRESSED, GZIP", compression -> Optional.empty())
            .defaultingTo("UNCOMPRESSED")
            .group("Objects")
            .importance(Importance.HIGH)
            .doc("How data objects are compressed; spelt as Firehose does. Error objects are never compressed.");
    /** {@code content.encoding.enabled}. */
    public static final Option<Boolean> CONTENT_ENCODING = Option.flag("content.encoding.enabled", true)
            .group("Objects")
            .doc(
                    "Whether a compressed object carries its compression as Content-Encoding, as Firehose's do. HTTP clients"
                            + " then decompress it unasked, which surprises some readers.");
    /** {@code record.delimiter}. */
    public static final Option<byte[]> RECORD_DELIMITER = Option.verbatim("record.delimiter")
            .as(Delimiter::parse)
            .defaultingTo("")
            .group("Objects")
            .doc(
                    "What follows every record. Firehose adds nothing unless told to, so the default is empty; `\\n` makes one"
                            + " line per record. Also understands `\\r`, `\\t` and `\\\\`.");
    /** {@code tombstones}. */
    public static final Option<Tombstones> TOMBSTONES = Option.choice(
                    "tombstones", Tombstones.values(), Tombstones::word)
            .defaultingTo("error")
            .group("Objects")
            .doc(
                    "What a record without a value becomes. `error`: an entry in an error object. `skip`: nothing. `empty`: an"
                            + " empty record, followed by the delimiter.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL = List.of(COMPRESSION, CONTENT_ENCODING, RECORD_DELIMITER, TOMBSTONES);

    private FormatOptions() {}
}
