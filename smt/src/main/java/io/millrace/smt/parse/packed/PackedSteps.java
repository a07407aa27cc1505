// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.decompression.Compression;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Place;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;

/** The steps that unpack. */
public final class PackedSteps {
    private static final String GROUP = "Compression";

    private static final Option<Compression> FORMAT = Option.choice("format", Compression.values(), PackedSteps::word)
            .defaultingTo("auto")
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "How the bytes are compressed. 'auto' tells gzip, zip, zstd, bzip2, lz4 and Snappy's framed formats by their "
                            + "first bytes, and is the default; Snappy as Hadoop writes it and without a frame have none and must be told.");

    private static final Option<Unknown> UNKNOWN = Option.choice("unknown", Unknown.values(), Unknown::word)
            .defaultingTo("fail")
            .group(GROUP)
            .doc("What format=auto does with bytes of no known format: 'fail' fails the record, 'pass' takes them for "
                    + "what is wanted already. Failing is the default, because damaged data would pass otherwise.");

    private static final Option<Output> OUTPUT = Option.choice("output", Output.values(), Output::word)
            .defaultingTo("bytes")
            .group(GROUP)
            .doc(
                    "What is made: 'bytes', or 'string' of bytes that are UTF-8. Bytes are the default, because they lose nothing.");

    private static final Option<Output> MESSAGES = Option.choice("output", Output.values(), Output::word)
            .defaultingTo("string")
            .group("CloudWatch Logs")
            .doc(
                    "Whether joined messages are made a 'string' or 'bytes'. Text is the default, because log events are text.");

    private static final Option<Control> CONTROL = Option.choice("control.messages", Control.values(), Control::word)
            .defaultingTo("drop")
            .group("CloudWatch Logs")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "What becomes of messages that CloudWatch sends to see whether anybody listens, and of all others that are no "
                            + "DATA_MESSAGE: 'drop' drops the record, 'fail' fails it as the blueprint of Firehose does, 'pass' lets it "
                            + "go on untouched. Dropping is the default, because they hold no log event.");

    private static final Option<Extract> EXTRACT = Option.choice("extract", Extract.values(), Extract::word)
            .defaultingTo("message")
            .group("CloudWatch Logs")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "What is taken out: 'message' joins the messages of all log events, each with a line feed behind it, as "
                            + "Firehose does; 'event' makes an array of the log events; 'envelope' keeps everything else that AWS "
                            + "documents as well. A transform cannot make several records of one.");

    /** Decompresses. */
    public static final StepKind DECOMPRESS = Place.kind(
            "Decompress",
            "Takes gzip, zip, zstd, bzip2, snappy and lz4 apart, told by their first bytes, up to a limit.",
            List.of(FORMAT, UNKNOWN, OUTPUT, Unpacking.MAX_OUTPUT_BYTES),
            PackedSteps::decompress);

    /** Unpacks what CloudWatch Logs sends. */
    public static final StepKind CLOUD_WATCH_LOGS = Place.kind(
            "CloudWatchLogs",
            "Unpacks what a subscription of CloudWatch Logs sends: gunzips it, drops control messages and takes the log events out.",
            List.of(CONTROL, EXTRACT, MESSAGES, Unpacking.MAX_OUTPUT_BYTES),
            values -> new CloudWatchParser(
                    new Unpacking(Compression.AUTO, values.get(Unpacking.MAX_OUTPUT_BYTES)),
                    values.get(CONTROL),
                    values.get(EXTRACT),
                    values.get(MESSAGES)));

    private PackedSteps() {}

    private static String word(Compression compression) {
        return compression.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Parser decompress(OptionValues values) {
        Unpacking unpacking = new Unpacking(values.get(FORMAT), values.get(Unpacking.MAX_OUTPUT_BYTES));
        boolean passesUnknown = values.get(UNKNOWN) == Unknown.PASS;
        return new DecompressParser(unpacking, passesUnknown, values.get(OUTPUT));
    }
}
