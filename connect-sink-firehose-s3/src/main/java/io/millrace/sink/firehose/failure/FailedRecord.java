// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.failure;

import java.time.Instant;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line of an error object: JSON with the members of Firehose's {@code processing-failed} records in their order, then
 * ours.
 *
 * <p>Members: {@code rawData} (base64), {@code errorCode}, {@code errorMessage}, {@code attemptsMade}, {@code
 * arrivalTimestamp}, {@code attemptEndingTimestamp} (epoch milliseconds), {@code topic}, {@code partition}, {@code offset}
 * (as consumed, before any transform renamed them), {@code key} (base64, or null), {@code headers} (a list of objects with
 * {@code key} and {@code value}, base64 or null; names may repeat). Firehose's {@code lambdaARN} is left out, because no
 * function took part; readers with a schema see null.
 *
 * <p>{@code rawData} is the value as the task saw it, after converter and transforms: bytes as they are, text as UTF-8
 * (half of a surrogate pair as the three bytes of its number, so that nothing is lost), everything else as JSON, in which bytes are base64 and dates epoch milliseconds. A record without a value has empty
 * {@code rawData}. Key and header values follow the same rule.
 *
 * @param type what went wrong, for the key of the error object
 * @param errorCode a short code
 * @param errorMessage what went wrong and what to do
 * @param attemptsMade how often processing was tried
 * @param arrival when the task received the record
 * @param attemptEnd when the last attempt ended
 */
public record FailedRecord(
        ErrorOutputType type,
        String errorCode,
        String errorMessage,
        int attemptsMade,
        Instant arrival,
        Instant attemptEnd) {

    /**
     * The line for one record, with its newline.
     *
     * @param record the record that failed
     * @return UTF-8 bytes
     */
    public byte[] line(SinkRecord record) {
        JsonLine json = new JsonLine();
        json.raw("{\"rawData\":");
        base64(json, record.value(), "\"\"");
        json.raw(",\"errorCode\":").string(errorCode);
        json.raw(",\"errorMessage\":").string(errorMessage);
        json.raw(",\"attemptsMade\":").raw(attemptsMade);
        json.raw(",\"arrivalTimestamp\":").raw(arrival.toEpochMilli());
        json.raw(",\"attemptEndingTimestamp\":").raw(attemptEnd.toEpochMilli());
        json.raw(",\"topic\":").string(record.originalTopic());
        json.raw(",\"partition\":").raw(record.originalKafkaPartition());
        json.raw(",\"offset\":").raw(record.originalKafkaOffset());
        json.raw(",\"key\":");
        base64(json, record.key(), "null");
        json.raw(",\"headers\":[");
        String separator = "";
        for (Header header : record.headers()) {
            json.raw(separator).raw("{\"key\":").string(header.key());
            json.raw(",\"value\":");
            base64(json, header.value(), "null");
            json.raw("}");
            separator = ",";
        }
        return json.raw("]}\n").bytes();
    }

    private static void base64(JsonLine json, @Nullable Object value, String absent) {
        if (value == null) {
            json.raw(absent);
        } else {
            json.base64(value);
        }
    }
}
