// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.report;

import io.millrace.preview.chain.Passage;
import io.millrace.preview.chain.StepResult;
import io.millrace.preview.record.SchemaText;
import io.millrace.preview.record.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All records together: how many got through, where they go, which schemas they have. */
final class Outcome {
    private final List<Passage> passages;

    Outcome(List<Passage> passages) {
        this.passages = passages;
    }

    /** How many there are of each fate. */
    String counts() {
        long failed = passages.stream().filter(Passage::failed).count();
        long through = passages.stream().filter(p -> p.last().isPresent()).count();
        long dropped = passages.size() - failed - through;
        List<String> words = new ArrayList<>();
        words.add(through + " through");
        if (dropped > 0) {
            words.add(dropped + " dropped" + where(StepResult.Dropped.class));
        }
        if (failed > 0) {
            words.add(failed + " failed" + where(StepResult.Failed.class));
        }
        return Report.number(passages.size(), "record") + ": " + String.join(", ", words);
    }

    private String where(Class<? extends StepResult> fate) {
        return " ("
                + passages.stream()
                        .flatMap(p -> p.results().stream())
                        .filter(fate::isInstance)
                        .collect(Collectors.groupingBy(StepResult::step, LinkedHashMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Where they go. */
    String topics() {
        return String.join(
                ", ", last().values().stream().map(Snapshot::topic).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The distinct schemas of keys or values, each with the numbers of the records that have it. */
    Map<List<String>, List<Integer>> schemas(boolean ofKeys) {
        Map<List<String>, List<Integer>> schemas = new LinkedHashMap<>();
        last().forEach((number, record) -> {
            Snapshot.Datum datum = ofKeys ? record.key() : record.value();
            schemas.computeIfAbsent(lines(datum), lines -> new ArrayList<>()).add(number);
        });
        return schemas;
    }

    private static List<String> lines(Snapshot.Datum datum) {
        if (datum.schema() != null) {
            return SchemaText.lines(datum.schema());
        }
        return List.of(datum.isNull() ? "none" : "schemaless " + datum.type());
    }

    private Map<Integer, Snapshot> last() {
        Map<Integer, Snapshot> last = new LinkedHashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            int number = i + 1;
            passages.get(i).last().ifPresent(record -> last.put(number, Snapshot.of(record)));
        }
        return last;
    }
}
