// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was thrown, in words. */
final class ErrorText {
    private static final int MAX_CAUSES = 10;

    private ErrorText() {}

    /** What happened, then each cause that says something new; with everything that Java knows when it is wanted. */
    static List<String> lines(Throwable error, boolean verbose) {
        List<String> lines = new ArrayList<>();
        String said = "";
        Throwable cause = error;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            String message = oneLine(cause.getMessage());
            if (i == 0 || !(message.isEmpty() || said.contains(message))) {
                String kind = cause.getClass().getSimpleName();
                lines.add((i == 0 ? "" : "because of ") + kind + (message.isEmpty() ? "" : ": " + message));
                said += message;
            }
            cause = cause.getCause();
        }
        if (verbose) {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(lines::add);
        }
        return lines;
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
