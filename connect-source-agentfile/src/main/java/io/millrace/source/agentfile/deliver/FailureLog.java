// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.record.Failure;
import io.millrace.source.agentfile.record.FailureSink;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of lines that are not as configured: one a minute and kind with where it lies, the others as a number. */
final class FailureLog implements FailureSink {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long TELL_NANOS = Duration.ofMinutes(1).toNanos();

    private static final class Told {
        private long at;
        private long since;
    }

    private final String flow;
    private final LongSupplier nanos;
    private final Map<Failure.Kind, Told> told = new EnumMap<>(Failure.Kind.class);

    FailureLog(String flow, LongSupplier nanos) {
        this.flow = flow;
        this.nanos = nanos;
    }

    @Override
    public void failed(Failure failure) {
        long now = nanos.getAsLong();
        Told last = told.get(failure.kind());
        if (last != null && now - last.at < TELL_NANOS) {
            last.since++;
            return;
        }
        Told next = new Told();
        next.at = now;
        told.put(failure.kind(), next);
        LOG.warn(
                "Flow {}: {}; {} more like it since the last such line here. The metrics count all",
                flow,
                failure,
                last == null ? 0 : last.since);
    }
}
