// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.failure;

/** What went wrong, as the keys of error objects spell it. */
public enum ErrorOutputType {
    /** A record could not be processed: its value cannot be rendered, or its key cannot be. */
    PROCESSING_FAILED("processing-failed");

    private final String text;

    ErrorOutputType(String text) {
        this.text = text;
    }

    /**
     * The text that {@code !{firehose:error-output-type}} evaluates to.
     *
     * @return the text, part of the key
     */
    public String text() {
        return text;
    }
}
