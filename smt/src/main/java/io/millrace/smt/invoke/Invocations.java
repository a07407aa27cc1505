// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.smt.engine.Draft;
import io.millrace.smt.invoke.contract.Contract;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.KafkaPlace;
import io.millrace.smt.invoke.contract.SentRecord;
import io.millrace.smt.invoke.contract.StreamIdentity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes an invocation of one record. Safe for all threads. */
final class Invocations {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Contract contract;
    private final StreamIdentity stream;
    private final Clock clock;
    private final RandomGenerator random;
    private final Payload payload = new Payload();

    Invocations(Contract contract, StreamIdentity stream, Clock clock, RandomGenerator random) {
        this.contract = contract;
        this.stream = stream;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes one.
     *
     * @param value the draft's, not null
     */
    Invocation of(Draft draft, Object value) {
        ConnectRecord<?> record = draft.record();
        // Names within one call need not be secret, and the secure generator is a hundred times slower.
        String id =
                new UUID((random.nextLong() & ~0xF000L) | VERSION_4, (random.nextLong() >>> 2) | VARIANT).toString();
        KafkaPlace place = place(draft, record);
        String recordId = contract == Contract.LAMBDA_KAFKA
                ? place.topic() + "-" + place.partition() + "-" + place.offset()
                : id.replace("-", "") + "00000000";
        long arrival = record.timestamp() == null ? clock.millis() : record.timestamp();
        return new Invocation(
                id, stream, List.of(new SentRecord(recordId, payload.of(draft.schema(), value), arrival, place)));
    }

    /** Key and headers are rendered only for the contract that tells them. */
    private KafkaPlace place(Draft draft, ConnectRecord<?> record) {
        int partition = record.kafkaPartition() == null ? -1 : record.kafkaPartition();
        long offset = record instanceof SinkRecord sink ? sink.kafkaOffset() : -1;
        if (contract != Contract.LAMBDA_KAFKA) {
            return new KafkaPlace(draft.topic(), partition, offset, null, List.of());
        }
        byte[] key = record.key() == null ? null : payload.of(record.keySchema(), record.key());
        List<KafkaPlace.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            byte[] value = header.value() == null ? new byte[0] : payload.of(header.schema(), header.value());
            headers.add(new KafkaPlace.Header(header.key(), value));
        }
        return new KafkaPlace(draft.topic(), partition, offset, key, headers);
    }
}
