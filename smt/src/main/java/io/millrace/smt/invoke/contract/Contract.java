// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

/** What a function is sent and answers. */
public enum Contract {
    /** The event of a Firehose stream; records in {@code data}. */
    FIREHOSE("firehose"),
    /** The event of a Firehose stream that reads from MSK; records in {@code kafkaRecordValue}. */
    FIREHOSE_MSK("firehose-msk"),
    /** The event that Lambda makes of a Kafka topic itself. */
    LAMBDA_KAFKA("lambda-kafka"),
    /** The record's bytes, and nothing else, both ways. */
    RAW("raw");

    private final String word;

    Contract(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
    }

    /** The member of a request's or a response's record that holds its bytes. */
    String dataField() {
        return this == FIREHOSE_MSK ? "kafkaRecordValue" : "data";
    }
}
