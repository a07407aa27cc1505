// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview;

import io.millrace.preview.chain.Chain;
import io.millrace.preview.chain.Passage;
import io.millrace.preview.chain.Step;
import io.millrace.preview.chain.StepResult;
import io.millrace.preview.convert.Codec;
import io.millrace.preview.convert.SampleRecords;
import io.millrace.preview.input.Sample;
import io.millrace.preview.input.SampleFile;
import io.millrace.preview.input.SampleForm;
import io.millrace.preview.record.Snapshot;
import io.millrace.preview.record.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;

/** Sends records through the steps and, those of a source, through the converters. Used by one thread. */
final class Passages {
    private final Chain chain;
    private final Codec keys;
    private final Codec values;
    private final boolean source;
    private final List<String> inKafka = new ArrayList<>();

    Passages(Chain chain, Codec keys, Codec values, boolean source) {
        this.chain = chain;
        this.keys = keys;
        this.values = values;
        this.source = source;
    }

    List<Step> steps() {
        return chain.steps();
    }

    List<Passage> of(List<? extends ConnectRecord<?>> records) {
        return records.stream().map(this::of).toList();
    }

    List<Passage> of(SampleFile file, SampleRecords records, int most) {
        List<Passage> passages = new ArrayList<>();
        for (Sample sample :
                file.samples().subList(0, Math.min(most, file.samples().size()))) {
            passages.add(of(sample, file.form(), records, passages.size()));
        }
        return passages;
    }

    private Passage of(Sample sample, SampleForm form, SampleRecords records, int index) {
        ConnectRecord<?> made;
        try {
            made = records.record(sample, form, index);
        } catch (RuntimeException | LinkageError e) {
            return Passage.none(new StepResult.Failed("converter", e));
        }
        return of(made);
    }

    private Passage of(ConnectRecord<?> first) {
        Passage passage = chain.pass(first);
        if (!source || passage.last().isEmpty()) {
            return passage;
        }
        ConnectRecord<?> last = passage.last().get();
        List<String> written = new ArrayList<>();
        for (Codec codec : List.of(keys, values)) {
            try {
                Snapshot.Datum shown = codec == keys
                        ? Snapshot.of(last).key()
                        : Snapshot.of(last).value();
                Optional<String> bytes = codec == keys
                        ? codec.encode(last.topic(), last.keySchema(), last.key())
                        : codec.encode(last.topic(), last.valueSchema(), last.value());
                bytes.map(Texts::printable)
                        .filter(text -> !text.equals(shown.text()))
                        .ifPresent(text -> written.add(codec.writes(text)));
            } catch (RuntimeException | LinkageError e) {
                return passage.endingIn(new StepResult.Failed(codec.option(), e));
            }
        }
        if (inKafka.isEmpty()) {
            inKafka.addAll(written);
        }
        return passage;
    }

    /** How samples were read, in words. */
    String reading(SampleForm form) {
        String as = switch (form) {
            case RECORDS -> "read as whole records";
            case LINES -> "each line a value";
            case VALUES, AUTO -> "each entry a value";
        };
        return as + "; " + values.reads();
    }

    /** What Kafka gets of the first record that got through, where that does not look the same. */
    List<String> inKafka() {
        return List.copyOf(inKafka);
    }
}
