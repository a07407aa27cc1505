// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.MSKFirehoseEvent;
import io.millrace.smt.invoke.contract.Contract;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.KafkaPlace;
import io.millrace.smt.invoke.contract.Metadata;
import io.millrace.smt.invoke.contract.SentRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes events of Amazon's library. */
final class Events {
    private record Known(Class<?> type, Contract contract, Function<Invocation, Object> maker) {}

    private static final List<Known> KNOWN = List.of(
            new Known(KinesisFirehoseEvent.class, Contract.FIREHOSE, Events::firehose),
            new Known(MSKFirehoseEvent.class, Contract.FIREHOSE_MSK, Events::msk),
            new Known(KafkaEvent.class, Contract.LAMBDA_KAFKA, Events::kafka));

    private Events() {}

    /**
     * How to make events of a type.
     *
     * @param type what a handler takes
     * @param contract what the user says that it takes
     * @return empty for types that are not the library's
     * @throws IllegalArgumentException when the type is that of another contract
     */
    static Optional<Function<Invocation, Object>> makerOf(Class<?> type, Contract contract) {
        Optional<Known> known =
                KNOWN.stream().filter(event -> event.type() == type).findFirst();
        known.filter(event -> event.contract() != contract).ifPresent(event -> {
            throw new IllegalArgumentException("the handler takes a " + type.getSimpleName() + ": set contract to "
                    + event.contract().word());
        });
        return known.map(Known::maker);
    }

    private static Object firehose(Invocation invocation) {
        List<KinesisFirehoseEvent.Record> records = new ArrayList<>();
        for (SentRecord sent : invocation.records()) {
            KinesisFirehoseEvent.Record record = new KinesisFirehoseEvent.Record();
            record.setRecordId(sent.id());
            record.setApproximateArrivalTimestamp(sent.arrivalMillis());
            record.setData(copy(sent));
            records.add(record);
        }
        KinesisFirehoseEvent event = new KinesisFirehoseEvent();
        event.setInvocationId(invocation.id());
        event.setDeliveryStreamArn(invocation.stream().deliveryStreamArn());
        event.setRegion(invocation.stream().region());
        event.setRecords(records);
        return event;
    }

    private static Object msk(Invocation invocation) {
        List<MSKFirehoseEvent.Record> records = new ArrayList<>();
        for (SentRecord sent : invocation.records()) {
            MSKFirehoseEvent.Record record = new MSKFirehoseEvent.Record();
            record.setRecordId(sent.id());
            record.setApproximateArrivalTimestamp(sent.arrivalMillis());
            record.setMskRecordMetadata(Metadata.ofMsk(sent));
            record.setKafkaRecordValue(copy(sent));
            records.add(record);
        }
        MSKFirehoseEvent event = new MSKFirehoseEvent();
        event.setInvocationId(invocation.id());
        event.setSourceMSKArn(invocation.stream().clusterArn());
        event.setDeliveryStreamArn(invocation.stream().deliveryStreamArn());
        event.setRegion(invocation.stream().region());
        event.setRecords(records);
        return event;
    }

    /** A handler may write into the array behind the buffer; the record's own must stay as it is. */
    private static ByteBuffer copy(SentRecord sent) {
        return ByteBuffer.wrap(sent.data().clone());
    }

    private static Object kafka(Invocation invocation) {
        Map<String, List<KafkaEvent.KafkaEventRecord>> records = new LinkedHashMap<>();
        for (SentRecord sent : invocation.records()) {
            records.computeIfAbsent(Metadata.topicPartition(sent), name -> new ArrayList<>())
                    .add(kafkaRecord(sent));
        }
        KafkaEvent event = new KafkaEvent();
        event.setEventSource("aws:kafka");
        event.setEventSourceArn(invocation.stream().clusterArn());
        event.setBootstrapServers("");
        event.setRecords(records);
        return event;
    }

    private static KafkaEvent.KafkaEventRecord kafkaRecord(SentRecord sent) {
        KafkaPlace place = sent.place();
        KafkaEvent.KafkaEventRecord record = new KafkaEvent.KafkaEventRecord();
        record.setTopic(place.topic());
        record.setPartition(place.partition());
        record.setOffset(place.offset());
        record.setTimestamp(sent.arrivalMillis());
        record.setTimestampType(Metadata.TIMESTAMP_TYPE);
        record.setKey(base64(place.key()));
        record.setValue(base64(sent.data()));
        List<Map<String, byte[]>> headers = new ArrayList<>();
        place.headers().forEach(header -> headers.add(Map.of(header.name(), header.value())));
        record.setHeaders(headers);
        return record;
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
