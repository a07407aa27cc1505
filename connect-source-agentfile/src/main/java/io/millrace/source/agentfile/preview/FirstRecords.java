// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.preview;

import io.millrace.common.preview.Preview;
import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.Hints;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.record.Failure;
import io.millrace.source.agentfile.record.FlowReader;
import io.millrace.source.agentfile.record.Progress;
import io.millrace.source.agentfile.track.FilePattern;
import io.millrace.source.agentfile.track.Finish;
import io.millrace.source.agentfile.track.FlowFiles;
import io.millrace.source.agentfile.track.InitialPosition;
import io.millrace.source.agentfile.track.Starts;
import io.millrace.source.agentfile.track.TrackEvents;
import io.millrace.source.agentfile.track.TrackRules;
import io.millrace.source.agentfile.track.TrackedFile;
import io.millrace.source.agentfile.track.Tracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;

/** The first records of each flow, read from the beginning of the files that are there. */
public final class FirstRecords {
    private static final int BURST = 256 * 1024;
    private static final int MOST_FAILURES = 100;
    private static final String ERROR = "millrace.error";

    private final Disk disk;
    private final TrackRules rules;
    private final LongSupplier millis;

    private final List<SourceRecord> records = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Preview.Failure> failures = new ArrayList<>();
    /** Of the present burst. */
    private final List<Failure> told = new ArrayList<>();

    /**
     * Looks at files, and changes none.
     *
     * @param disk where they are
     * @param rules how they would be followed
     * @param millis a clock in milliseconds since 1970-01-01T00:00:00Z
     */
    public FirstRecords(Disk disk, TrackRules rules, LongSupplier millis) {
        this.disk = disk;
        this.rules = rules;
        this.millis = millis;
    }

    /**
     * Reads. To be called once.
     *
     * @param flows which flows, in the order in which they are named
     * @param count how many records are wanted of all of them together; each flow has its share
     * @return the records, what could not become one, and which files they are of
     */
    public Preview of(List<PreviewedFlow> flows, int count) {
        notes.add("Files are shown from their beginning, whatever initialPosition says.");
        List<FilePattern> taken = new ArrayList<>();
        for (int i = 0; i < flows.size(); i++) {
            PreviewedFlow flow = flows.get(i);
            int left = flows.size() - i;
            int share = (count - records.size() + left - 1) / left;
            if (share > 0) {
                look(flow, taken, share);
            }
            taken.addAll(flow.files().include());
        }
        if (failures.size() == MOST_FAILURES) {
            notes.add("There may be more failures than the " + MOST_FAILURES + " that are shown.");
        }
        return new Preview(records, List.copyOf(warnings), notes, failures);
    }

    private void look(PreviewedFlow flow, List<FilePattern> taken, int share) {
        FlowFiles files = fromTheBeginning(flow.files(), taken);
        FlowReader reader = new FlowReader(flow.rules(), rules.node(), millis, new Random(0)::nextDouble, told::add);
        Set<Path> read = new LinkedHashSet<>();
        int before = records.size();
        try (Tracker tracker =
                new Tracker(disk, List.of(files), rules, Hints.NONE, Starts.inMemory(), millis, new Troubles())) {
            tracker.restore(IntStream.range(0, rules.laneCount()).boxed().collect(Collectors.toSet()), List.of());
            tracker.look();
            read(tracker, flow, reader, share, read);
        }
        String patterns = files.include().stream().map(FilePattern::toString).collect(Collectors.joining(", "));
        if (read.isEmpty()) {
            notes.add("Flow " + files.name() + ": no file with anything to read matches " + patterns);
        } else {
            notes.add("Flow " + files.name() + ": " + (records.size() - before) + " records of "
                    + read.stream().limit(5).map(Path::toString).collect(Collectors.joining(", "))
                    + (read.size() > 5 ? " and " + (read.size() - 5) + " more files" : ""));
        }
    }

    private void read(Tracker tracker, PreviewedFlow flow, FlowReader reader, int share, Set<Path> read) {
        Map<TrackedFile, Integer> sizes = new HashMap<>();
        Set<TrackedFile> done = new HashSet<>();
        int most = flow.rules().longestEvent() + BURST;
        int end = records.size() + share;
        TrackedFile file = tracker.next(lane -> true);
        while (file != null && records.size() < end && !done.contains(file)) {
            int size = sizes.getOrDefault(file, BURST);
            Burst burst = file.read(size);
            if (burst == null) {
                done.add(file);
            } else {
                read.add(file.path());
                Optional<Progress> progress = records(burst, file, reader, end - records.size());
                boolean stuck = progress.isEmpty() || progress.get().needsMore();
                if (stuck && (size >= most || burst.to() - burst.from() < size || progress.isEmpty())) {
                    // What is left is incomplete, or the flow stops there.
                    done.add(file);
                }
                sizes.put(file, stuck ? Math.min(2 * size, most) : BURST);
                file.advance(progress.map(Progress::next).orElse(burst.place()), stuck);
            }
            file = tracker.next(lane -> true);
        }
    }

    private Optional<Progress> records(Burst burst, TrackedFile file, FlowReader reader, int most) {
        List<SourceRecord> made = new ArrayList<>();
        told.clear();
        Optional<Progress> progress = Optional.empty();
        try {
            progress =
                    Optional.of(reader.read(burst, new PreviewedFile(rules.node(), file), most, Long.MAX_VALUE, made));
        } catch (DataException e) {
            failures.add(new Preview.Failure(file.path().toString(), "the task would stop here: " + e.getMessage()));
        }
        report(made);
        records.addAll(made.subList(0, Math.min(most, made.size())));
        return progress;
    }

    /** Events that are not as configured are input that became no record, unless each of them was delivered all the same. */
    private void report(List<SourceRecord> made) {
        long delivered = made.stream()
                .filter(each -> each.headers().lastWithName(ERROR) != null)
                .count();
        for (Failure failure : told) {
            String where = failure.path() + ":" + (failure.line() + 1);
            if (delivered == told.size()) {
                notes.add(where + " is delivered as it is: " + failure.reason());
            } else if (failures.size() < MOST_FAILURES) {
                failures.add(new Preview.Failure(where, failure.reason()));
            }
        }
    }

    private static FlowFiles fromTheBeginning(FlowFiles files, List<FilePattern> taken) {
        List<FilePattern> exclude = new ArrayList<>(files.exclude());
        exclude.addAll(taken);
        return new FlowFiles(
                files.name(),
                files.include(),
                exclude,
                InitialPosition.START_OF_FILE,
                0,
                0,
                files.order(),
                Finish.KEEP,
                Optional.empty(),
                files.finishAfterMillis(),
                files.compressed());
    }

    private final class Troubles implements TrackEvents {
        @Override
        public void unreadable(String flow, Path path, String reason) {
            warnings.add("Flow " + flow + ": " + path + " cannot be read: " + reason);
        }

        @Override
        public void ambiguous(String flow, Path path, Path other) {
            warnings.add("Flow " + flow + ": " + path + " and " + other + " hold the same bytes");
        }
    }
}
