// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.preview;

import io.millrace.common.preview.Preview;
import io.millrace.source.datagen.record.Batches;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The records with the first indices, as a connector without stored offsets begins.
 *
 * @param batches makes them
 * @param seed what their values depend on
 * @param seedGiven whether the configuration names it
 * @param simulated whether their time is simulated
 */
public record FirstRecords(Batches batches, long seed, boolean seedGiven, boolean simulated) {
    /**
     * Makes them.
     *
     * @param count how many
     * @return as many records or all that there ever are, and what they depend on
     */
    public Preview preview(int count) {
        List<SourceRecord> records = batches.next(count);
        return Preview.of(records).withNotes(notes(records.size() < count));
    }

    private List<String> notes(boolean ended) {
        List<String> notes = new ArrayList<>();
        notes.add("The values depend on seed " + seed
                + (seedGiven ? "." : ", which comes from the connector's name and the topic; option 'seed' fixes it."));
        notes.add(
                simulated
                        ? "The time is simulated: these are, byte for byte, the records of the first start."
                        : "The time is that of this preview; a task shows the time at which it makes a record.");
        if (ended) {
            notes.add("There are no more: option 'max.records' ends the stream.");
        }
        return notes;
    }
}
