// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import org.apache.kafka.connect.connector.ConnectRecord;

/** What of a record is null. */
enum NullPart {
    VALUE("value") {
        @Override
        boolean isNull(ConnectRecord<?> record) {
            return record.value() == null;
        }
    },
    KEY("key") {
        @Override
        boolean isNull(ConnectRecord<?> record) {
            return record.key() == null;
        }
    },
    BOTH("both") {
        @Override
        boolean isNull(ConnectRecord<?> record) {
            return record.value() == null && record.key() == null;
        }
    },
    VALUE_ONLY("value-only") {
        @Override
        boolean isNull(ConnectRecord<?> record) {
            return record.value() == null && record.key() != null;
        }
    };

    private final String word;

    NullPart(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    abstract boolean isNull(ConnectRecord<?> record);
}
