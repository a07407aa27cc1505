// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A part of a record that a JSON line can carry; its name in the line is the word in the configuration. */
enum EnvelopeField {
    /** The record's key. */
    KEY,
    /** The record's value. */
    VALUE,
    /** The record's headers: a list of objects with {@code key} and {@code value}. */
    HEADERS,
    /** The record's timestamp, in the form that was chosen for timestamps. */
    TIMESTAMP,
    /** The topic that the record was read from. */
    TOPIC,
    /** The Kafka partition that the record was read from. */
    PARTITION,
    /** The record's offset in it. */
    OFFSET;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }

    /**
     * Reads the parts of an envelope.
     *
     * @param text words between commas; empty means no envelope
     * @return in the order given
     * @throws IllegalArgumentException for an unknown or repeated word
     */
    static List<EnvelopeField> parse(String text) {
        List<String> known = Arrays.stream(values()).map(EnvelopeField::word).toList();
        List<EnvelopeField> fields = new ArrayList<>();
        for (String word : ColumnNames.parse(text)) {
            int at = known.indexOf(word);
            if (at < 0) {
                String hint = Spelling.nearest(word, known, 1).stream()
                        .findFirst()
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                throw new IllegalArgumentException("must be some of " + String.join(", ", known) + hint);
            }
            fields.add(values()[at]);
        }
        return fields;
    }
}
