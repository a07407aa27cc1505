// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders requests as JSON. Safe for all threads. */
final class RequestWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ENVELOPE = 512;

    private final Contract contract;

    RequestWriter(Contract contract) {
        this.contract = contract;
    }

    byte[] write(Invocation invocation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(expectedSize(invocation));
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            if (contract == Contract.LAMBDA_KAFKA) {
                kafka(invocation, json);
            } else {
                firehose(invocation, json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does no I/O", e);
        }
        return out.toByteArray();
    }

    private static int expectedSize(Invocation invocation) {
        long size = ENVELOPE;
        for (SentRecord sent : invocation.records()) {
            size += ENVELOPE + sent.data().length / 3 * 4;
        }
        return (int) Math.min(size, Codec.MAX_PAYLOAD);
    }

    private void firehose(Invocation invocation, JsonGenerator json) throws IOException {
        json.writeStringField("invocationId", invocation.id());
        if (contract == Contract.FIREHOSE_MSK) {
            json.writeStringField("sourceMSKArn", invocation.stream().clusterArn());
        }
        json.writeStringField("deliveryStreamArn", invocation.stream().deliveryStreamArn());
        json.writeStringField("region", invocation.stream().region());
        json.writeArrayFieldStart("records");
        for (SentRecord sent : invocation.records()) {
            json.writeStartObject();
            json.writeStringField("recordId", sent.id());
            json.writeNumberField("approximateArrivalTimestamp", sent.arrivalMillis());
            if (contract == Contract.FIREHOSE_MSK) {
                json.writeObjectFieldStart("mskRecordMetadata");
                for (Map.Entry<String, String> entry : Metadata.ofMsk(sent).entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            json.writeBinaryField(contract.dataField(), sent.data());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void kafka(Invocation invocation, JsonGenerator json) throws IOException {
        json.writeStringField("eventSource", "aws:kafka");
        json.writeStringField("eventSourceArn", invocation.stream().clusterArn());
        json.writeStringField("bootstrapServers", "");
        json.writeObjectFieldStart("records");
        Map<String, List<SentRecord>> byPartition = invocation.records().stream()
                .collect(Collectors.groupingBy(Metadata::topicPartition, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<SentRecord>> partition : byPartition.entrySet()) {
            json.writeArrayFieldStart(partition.getKey());
            for (SentRecord sent : partition.getValue()) {
                kafkaRecord(sent, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void kafkaRecord(SentRecord sent, JsonGenerator json) throws IOException {
        KafkaPlace place = sent.place();
        json.writeStartObject();
        json.writeStringField("topic", place.topic());
        json.writeNumberField("partition", place.partition());
        json.writeNumberField("offset", place.offset());
        json.writeNumberField("timestamp", sent.arrivalMillis());
        json.writeStringField("timestampType", Metadata.TIMESTAMP_TYPE);
        if (place.key() != null) {
            json.writeBinaryField("key", place.key());
        }
        json.writeBinaryField("value", sent.data());
        json.writeArrayFieldStart("headers");
        for (KafkaPlace.Header header : place.headers()) {
            json.writeStartObject();
            json.writeArrayFieldStart(header.name());
            for (byte b : header.value()) {
                json.writeNumber((int) b);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
