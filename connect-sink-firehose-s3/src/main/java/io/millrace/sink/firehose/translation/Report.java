// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import io.millrace.common.options.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A translation under construction. */
final class Report {
    private final List<Setting> settings = new ArrayList<>();
    private final Set<Note> notes = new LinkedHashSet<>();

    void set(Option<?> option, String value, String path) {
        // Two processors of one kind: the later one comes after the other, in Firehose as well.
        settings.removeIf(setting -> setting.option() == option);
        settings.add(new Setting(option, value, path));
    }

    void note(String path, Note.Weight weight, String text) {
        notes.add(new Note(path, weight, text));
    }

    /** Notes what nobody has read of these sections. */
    void unknown(Section... sections) {
        for (Section section : sections) {
            section.rest()
                    .forEach(path -> note(
                            path,
                            Note.Weight.MISSING,
                            "is not known to this version of the connector and has no effect"));
        }
    }

    Translation translation() {
        return new Translation(settings, List.copyOf(notes));
    }
}
