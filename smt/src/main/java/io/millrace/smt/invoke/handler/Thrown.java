// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import org.jspecify.annotations.Nullable;

/** Tells what foreign code threw without its message, which quotes what it worked with. */
final class Thrown {
    private Thrown() {}

    /** The class, and the line that threw. */
    static String described(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "an unknown exception";
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
