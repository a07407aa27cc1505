// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** How a timestamp is written, and so how it is read. Reading allocates nothing with a fixed offset as zone. */
public enum TimeForm {
    /** No timestamp. */
    NONE {
        @Override
        long seconds(TimeText text, TimeContext context) {
            return INVALID;
        }
    },
    /** The access log's {@code dd/Mon/yyyy:HH:mm:ss +hhmm}; the context's zone where the offset is missing. */
    CLF {
        @Override
        long seconds(TimeText text, TimeContext context) {
            text.day();
            text.mark('/');
            text.month();
            text.mark('/');
            text.year();
            text.mark(':');
            text.clock();
            if (text.hasMore()) {
                text.mark(' ');
                text.offset();
            }
            return text.seconds(context);
        }
    },
    /** The error log's {@code Wed Oct 11 14:32:52.123456 2000}, in the context's zone. */
    APACHE_ERROR {
        @Override
        long seconds(TimeText text, TimeContext context) {
            text.word();
            text.blanks();
            text.month();
            text.blanks();
            text.day();
            text.blanks();
            text.clock();
            text.blanks();
            text.year();
            return text.seconds(context);
        }
    },
    /** Syslog's {@code Oct 11 22:14:15}, RFC 3164 section 4.1.2, in the context's zone and the nearest year. */
    RFC3164 {
        @Override
        long seconds(TimeText text, TimeContext context) {
            text.month();
            text.blanks();
            text.day();
            text.blanks();
            text.clock();
            return text.secondsOfNearestYear(context);
        }
    },
    /**
     * {@code 2003-10-11T22:14:15.003Z}, RFC 3339 section 5.6; a blank or tab may stand for the T, as it does between the date
     * and the time of CloudFront. The context's zone where the offset is missing.
     */
    ISO {
        @Override
        long seconds(TimeText text, TimeContext context) {
            text.isoDate();
            text.dateTimeMark();
            text.clock();
            if (text.hasMore()) {
                text.offset();
            }
            return text.seconds(context);
        }
    },
    /** {@code 2019-12-04}: its midnight in UTC. */
    DATE {
        @Override
        long seconds(TimeText text, TimeContext context) {
            text.isoDate();
            text.atUtc();
            return text.seconds(context);
        }
    },
    /** {@code 21:02:31}: how long after midnight. */
    TIME_OF_DAY {
        @Override
        long seconds(TimeText text, TimeContext context) {
            text.clock();
            return text.secondsOfDay();
        }
    },
    /** Seconds since the epoch. */
    EPOCH_SECONDS {
        @Override
        long seconds(TimeText text, TimeContext context) {
            return text.epochSeconds();
        }
    };

    /** The answer for bytes that are no such timestamp, or one that does not fit: before 1678 or after 2261. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** Well within what nanoseconds in a long can tell. */
    private static final long MAX_SECONDS = 9_200_000_000L;

    /**
     * Reads a timestamp.
     *
     * @param bytes the array that was scanned
     * @param from where the field begins
     * @param to where it ends
     * @param context what the timestamp leaves out
     * @return nanoseconds since 1970-01-01T00:00:00Z, leap seconds as the second after, or {@link #INVALID}
     */
    public final long epochNanos(byte[] bytes, int from, int to, TimeContext context) {
        TimeText text = new TimeText(bytes, from, to);
        long seconds = seconds(text, context);
        if (!text.isComplete() || seconds < -MAX_SECONDS || seconds > MAX_SECONDS) {
            return INVALID;
        }
        return seconds * NANOS_PER_SECOND + text.nanos();
    }

    /**
     * Reads a timestamp.
     *
     * @param bytes the array that was scanned
     * @param from where the field begins
     * @param to where it ends
     * @param context what the timestamp leaves out
     * @return milliseconds since 1970-01-01T00:00:00Z, what is finer cut off, or {@link #INVALID}
     */
    public final long epochMillis(byte[] bytes, int from, int to, TimeContext context) {
        long nanos = epochNanos(bytes, from, to, context);
        return nanos == INVALID ? INVALID : Math.floorDiv(nanos, NANOS_PER_MILLI);
    }

    abstract long seconds(TimeText text, TimeContext context);
}
