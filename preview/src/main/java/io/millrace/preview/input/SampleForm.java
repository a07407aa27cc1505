// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.input;

/** What the entries of a sample file are. */
public enum SampleForm {
    /** Whole records if each entry is an object with the member "value" and none that a record has not; else values. */
    AUTO,
    /** JSON objects with topic, key, value, headers, timestamp, partition, offset. */
    RECORDS,
    /** JSON values. */
    VALUES,
    /** Lines of text, each one value. */
    LINES
}
