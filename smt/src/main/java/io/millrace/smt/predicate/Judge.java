// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.smt.edit.BadValue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a condition, and answers as told where it has no answer. Safe for all threads. */
final class Judge implements Condition {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private final String name;
    private final Condition condition;
    private final OnFailure onFailure;
    private final AtomicBoolean told = new AtomicBoolean();

    Judge(String name, Condition condition, OnFailure onFailure) {
        this.name = name;
        this.condition = condition;
        this.onFailure = onFailure;
    }

    @Override
    public boolean holds(ConnectRecord<?> record) {
        try {
            return condition.holds(record);
        } catch (RuntimeException | StackOverflowError e) {
            return unable(reason(e));
        }
    }

    private boolean unable(String reason) {
        if (onFailure == OnFailure.FAIL) {
            throw new DataException(name + ": " + reason);
        }
        boolean answer = onFailure == OnFailure.TRUE;
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "{} cannot judge a record and answers {}, also for further ones like it: {}", name, answer, reason);
        }
        return answer;
    }

    /** The words of ours are kept; those of others may hold values and are not. */
    private static String reason(Throwable failure) {
        if (failure instanceof BadValue) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof StackOverflowError
                ? "the value is nested too deeply"
                : "unexpected " + failure.getClass().getName();
    }
}
