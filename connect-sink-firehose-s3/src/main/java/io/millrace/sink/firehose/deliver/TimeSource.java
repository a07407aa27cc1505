// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

/** The two clocks of a delivery. */
public interface TimeSource {
    /**
     * For intervals; never goes back.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanos();

    /**
     * For names and metrics.
     *
     * @return milliseconds since 1970
     */
    long epochMillis();

    /**
     * The machine's clocks.
     *
     * @return safe for all threads
     */
    static TimeSource system() {
        return new TimeSource() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long epochMillis() {
                return System.currentTimeMillis();
            }
        };
    }
}
