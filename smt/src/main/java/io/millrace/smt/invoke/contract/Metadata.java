// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** What functions are told of a record besides its bytes, for events that are rendered and for those that are objects. */
public final class Metadata {
    /** What the time of a record in the contract {@code lambda-kafka} means. */
    public static final String TIMESTAMP_TYPE = "CREATE_TIME";

    private Metadata() {}

    /**
     * The member {@code mskRecordMetadata} of the contract {@code firehose-msk}.
     *
     * @param sent a record
     * @return texts only
     */
    public static Map<String, String> ofMsk(SentRecord sent) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("offset", Long.toString(sent.place().offset()));
        metadata.put("partitionId", Integer.toString(sent.place().partition()));
        metadata.put("approximateArrivalTimestamp", Long.toString(sent.arrivalMillis()));
        return metadata;
    }

    /**
     * The name under which the contract {@code lambda-kafka} lists the records of one partition.
     *
     * @param sent a record
     * @return topic and partition, joined by a hyphen
     */
    public static String topicPartition(SentRecord sent) {
        return sent.place().topic() + "-" + sent.place().partition();
    }
}
