// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.parsing.log.LogField;
import io.millrace.parsing.log.TimeContext;
import io.millrace.parsing.log.TimeForm;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import java.time.ZoneId;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;

/** What becomes of timestamps. */
enum Times {
    /** They stay as they are written. */
    TEXT("text", Schema.OPTIONAL_STRING_SCHEMA) {
        @Override
        Object of(long millis) {
            throw new IllegalStateException("texts are not read");
        }
    },
    /** Milliseconds since the epoch. */
    MILLIS("millis", Schema.OPTIONAL_INT64_SCHEMA) {
        @Override
        Object of(long millis) {
            return millis;
        }
    },
    /** Connect's logical type. */
    TIMESTAMP("timestamp", Timestamp.builder().optional().build()) {
        @SuppressWarnings("JavaUtilDate") // Connect wants it.
        @Override
        Object of(long millis) {
            return new Date(millis);
        }
    };

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Built schemas are immutable.
    private final Schema schema;

    Times(String word, Schema schema) {
        this.word = word;
        this.schema = schema;
    }

    String word() {
        return word;
    }

    Schema schema() {
        return schema;
    }

    abstract Object of(long millis);

    Object read(LogField field, byte[] bytes, int from, int to, ZoneId zone, Input input) {
        Long reference = input.record().timestamp();
        if (reference == null && field.time() == TimeForm.RFC3164) {
            throw new BadValue("the line tells no year, and the record has no timestamp to take it from");
        }
        TimeContext context = new TimeContext(zone, reference == null ? 0 : reference);
        long millis = field.time().epochMillis(bytes, from, to, context);
        if (millis == TimeForm.INVALID) {
            throw new BadValue("field " + field.name() + " is no time in the form of its format");
        }
        return of(millis);
    }
}
