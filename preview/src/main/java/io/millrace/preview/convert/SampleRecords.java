// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.convert;

import io.millrace.preview.input.Sample;
import io.millrace.preview.input.SampleForm;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes Connect's records of samples.
 *
 * @param keys the converter of keys
 * @param values the converter of values
 * @param headers the converter of headers
 * @param topic where samples are that do not say it
 * @param source whether transforms see the records of a source; else those of a sink
 * @param epochMillis the time of samples that do not say it
 */
public record SampleRecords(
        Codec keys, Codec values, HeaderCodec headers, String topic, boolean source, LongSupplier epochMillis) {
    /**
     * Makes a record.
     *
     * @param sample the sample
     * @param form what the samples are
     * @param index its place among them, from 0
     * @return the record
     * @throws RuntimeException whatever a converter throws
     */
    public ConnectRecord<?> record(Sample sample, SampleForm form, int index) {
        String at = Objects.requireNonNullElse(sample.topic(), topic);
        SchemaAndValue key = keys.decode(at, sample.key(), form);
        SchemaAndValue value = values.decode(at, sample.value(), form);
        Headers decoded = headers.decode(at, sample.headers());
        long timestamp = sample.timestamp() == null ? epochMillis.getAsLong() : sample.timestamp();
        if (source) {
            return new SourceRecord(
                    Map.of("sample", at),
                    Map.of("index", (long) index),
                    at,
                    sample.partition(),
                    key.schema(),
                    key.value(),
                    value.schema(),
                    value.value(),
                    timestamp,
                    decoded);
        }
        return new SinkRecord(
                at,
                sample.partition() == null ? 0 : sample.partition(),
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                sample.offset() == null ? index : sample.offset(),
                timestamp,
                TimestampType.CREATE_TIME,
                decoded);
    }
}
