// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.preview;

import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What a connector would do.
 *
 * @param records the first records as the task would hand them to the worker, before transforms and converters
 * @param warnings what the user should know before this configuration runs; the same that a start logs
 * @param notes what else helps to judge the records: where they came from, what would come next
 * @param failures input that became no record
 */
public record Preview(List<SourceRecord> records, List<String> warnings, List<String> notes, List<Failure> failures) {
    /** Copies the lists. */
    public Preview {
        records = List.copyOf(records);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        failures = List.copyOf(failures);
    }

    /**
     * An answer without warnings, notes and failures.
     *
     * @param records the first records
     * @return the answer
     */
    public static Preview of(List<? extends SourceRecord> records) {
        return new Preview(List.copyOf(records), List.of(), List.of(), List.of());
    }

    /**
     * The same with other warnings.
     *
     * @param said one sentence each
     * @return a new answer
     */
    public Preview withWarnings(List<String> said) {
        return new Preview(records, said, notes, failures);
    }

    /**
     * The same with other notes.
     *
     * @param said one sentence each
     * @return a new answer
     */
    public Preview withNotes(List<String> said) {
        return new Preview(records, warnings, said, failures);
    }

    /**
     * The same with other failures.
     *
     * @param found one for each input that became no record
     * @return a new answer
     */
    public Preview withFailures(List<Failure> found) {
        return new Preview(records, warnings, notes, found);
    }

    /**
     * Input that became no record.
     *
     * @param where the place in the input, such as {@code access.log:1042}
     * @param what what is wrong with it and what to do
     */
    public record Failure(String where, String what) {}
}
