// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.noop;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import java.util.Locale;
import java.util.Map;

/** What the no-op source emits. */
record NoopSourceConfig(
        String topic, ValueType valueType, int recordBytes, String recordFile, int batch, int lanes, long maxRecords) {

    enum ValueType {
        BYTES,
        STRING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Option<String> TOPIC =
            Option.text("topic").required().doc("The topic that the records go to.");
    private static final Option<ValueType> VALUE_FORMAT = Option.choice(
                    "value.format", ValueType.values(), ValueType::word)
            .defaultingTo("bytes")
            .doc("Whether a value is a byte array or a string.");
    private static final Option<Integer> RECORD_BYTES = Option.between(
            1,
            1 << 20,
            Option.count("record.bytes").defaultingTo(200).doc("Size of each value when no record.file is given."));
    private static final Option<String> RECORD_FILE = Option.text("record.file")
            .defaultingTo("")
            .doc("A file whose lines are emitted in turn, so that the producer has the very bytes of another source "
                    + "to compress and send.");
    private static final Option<Integer> BATCH_MAX_RECORDS = Option.between(
            1, 1 << 20, Option.count("batch.max.records").defaultingTo(2000).doc("Records that one poll returns."));
    private static final Option<Integer> LANES = Option.between(
            1, 1 << 16, Option.count("lanes").defaultingTo(64).doc("Source partitions over which the records go."));
    private static final Option<Long> MAX_RECORDS = Option.atLeast(
            0L,
            Option.wholeNumber("max.records").defaultingTo(0L).doc("Records after which the task rests; 0 is no end."));

    static final Options OPTIONS =
            Options.of(TOPIC, VALUE_FORMAT, RECORD_BYTES, RECORD_FILE, BATCH_MAX_RECORDS, LANES, MAX_RECORDS);

    static NoopSourceConfig read(Map<String, String> properties) {
        OptionValues values = OPTIONS.read(properties);
        return new NoopSourceConfig(
                values.get(TOPIC),
                values.get(VALUE_FORMAT),
                values.get(RECORD_BYTES),
                values.get(RECORD_FILE),
                values.get(BATCH_MAX_RECORDS),
                values.get(LANES),
                values.get(MAX_RECORDS));
    }
}
