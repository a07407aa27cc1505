// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.Hints;
import io.millrace.source.agentfile.disk.LocalDisk;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.track.FlowFiles;
import io.millrace.source.agentfile.track.InitialPosition;
import io.millrace.source.agentfile.track.Starts;
import io.millrace.source.agentfile.track.TrackEvents;
import io.millrace.source.agentfile.track.TrackRules;
import io.millrace.source.agentfile.track.TrackedFile;
import io.millrace.source.agentfile.track.Tracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedStartsTest {
    private final Disk disk = new LocalDisk();
    private final Starts remembered = Starts.inMemory();

    @TempDir
    Path folder;

    @Test
    void beginsWhereTheAgentStoppedIfInodeAndSizeAgree() throws IOException {
        Path log = file("app.log", "one\ntwo\nthree\n", 1000);

        List<Starts.Start> starts = read(new AgentCheckpoint(log.toString(), key(log), 8, 8));

        byte[] bytes = Files.readAllBytes(log);
        assertThat(starts)
                .containsExactly(new Starts.Start(
                        "app",
                        log.toString(),
                        key(log),
                        14,
                        1000,
                        Fingerprint.of(bytes, 0, 14),
                        Marker.before(bytes, 0, 8),
                        new Place(8, 0, Within.NOTHING)));
    }

    @Test
    void findsTheFileWhereItWasRotatedTo() throws IOException {
        Path rotated = file("app.log.1", "one\ntwo\n", 1000);
        Path log = file("app.log", "three\n", 2000);

        List<Starts.Start> starts = read(new AgentCheckpoint(log.toString(), key(rotated), 4, 4));

        assertThat(starts).extracting(Starts.Start::path).containsExactly(rotated.toString(), log.toString());
        assertThat(starts).extracting(start -> start.place().position()).containsExactly(4L, 0L);
    }

    @Test
    void leavesFilesThatTheAgentHadDoneWithToTheInitialPosition() throws IOException {
        Path log = file("app.log", "one\n", 2000);
        file("app.log.1", "zero\n", 1000);

        assertThat(read(new AgentCheckpoint(log.toString(), key(log), 4, 4)))
                .extracting(Starts.Start::path)
                .containsExactly(log.toString());
    }

    @Test
    void doesNotTrustACheckpointOfAnotherContent() throws IOException {
        Path log = file("app.log", "one\n", 1000);

        assertThat(read(new AgentCheckpoint(log.toString(), "(dev=0,ino=0)", 4, 4)))
                .isEmpty();
        assertThat(read(new AgentCheckpoint(log.toString(), key(log), 400, 400)))
                .isEmpty();
        assertThat(read(new AgentCheckpoint(folder.resolve("other").toString(), key(log), 4, 4)))
                .isEmpty();
    }

    @Test
    void ofTwoCheckpointsOfOneFileTheEarlierHolds() throws IOException {
        Path log = file("app.log", "one\ntwo\n", 1000);

        assertThat(read(
                        new AgentCheckpoint(log.toString(), key(log), 8, 8),
                        new AgentCheckpoint(log.toString(), key(log), 8, 4)))
                .extracting(start -> start.place().position())
                .containsExactly(4L);
    }

    @Test
    void aFlowThatHasBegunIsNotBegunAgain() throws IOException {
        Path log = file("app.log", "one\n", 1000);
        remembered.write(new Starts.Remembered(Set.of("app"), List.of()));

        assertThat(read(new AgentCheckpoint(log.toString(), key(log), 4, 4))).isEmpty();
    }

    /** The agent left app.log.1 in the middle, has not come to app.log, and had done with app.log.2. */
    @Test
    void aTrackerReadsWhatTheAgentHasNotRead() throws IOException {
        file("app.log.2", "zero\n", 1000);
        Path rotated = file("app.log.1", "one\ntwo\n", 2000);
        Path log = file("app.log", "three\n", 3000);
        FlowFiles all = FlowFiles.of("app", folder + "/app.log*");
        FlowFiles flow = new FlowFiles(
                all.name(),
                all.include(),
                all.exclude(),
                InitialPosition.END_OF_FILE,
                0,
                0,
                all.order(),
                all.finish(),
                all.archive(),
                0,
                true);
        Starts starts = new ImportedStarts(
                List.of(new AgentCheckpoint(log.toString(), key(rotated), 4, 4)), List.of(flow), disk, remembered);

        List<String> read = new ArrayList<>();
        try (Tracker tracker = new Tracker(
                disk, List.of(flow), TrackRules.of("n"), Hints.NONE, starts, () -> 10_000_000L, TrackEvents.NONE)) {
            tracker.restore(IntStream.range(0, 16).boxed().collect(Collectors.toSet()), List.of());
            tracker.look();
            for (TrackedFile next = tracker.next(lane -> true); next != null; next = tracker.next(lane -> true)) {
                Burst burst = Objects.requireNonNull(next.read(1000));
                read.add(new String(burst.bytes(), burst.from(), burst.to() - burst.from(), StandardCharsets.UTF_8));
                next.advance(new Place(burst.place().position() + burst.to() - burst.from(), 0, Within.NOTHING), false);
            }
        }

        assertThat(read).containsExactlyInAnyOrder("two\n", "three\n");
    }

    @Test
    void writesToWhatIsRemembered() {
        Starts.Remembered all = new Starts.Remembered(Set.of("app"), List.of());
        new ImportedStarts(List.of(), List.of(), disk, remembered).write(all);

        assertThat(remembered.read()).isEqualTo(all);
    }

    private List<Starts.Start> read(AgentCheckpoint... checkpoints) {
        FlowFiles flow = FlowFiles.of("app", folder + "/app.log*");
        return new ImportedStarts(List.of(checkpoints), List.of(flow), disk, remembered)
                .read()
                .starts();
    }

    private Path file(String name, String text, long modified) throws IOException {
        Path file = Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
    }

    private String key(Path file) throws IOException {
        return disk.facts(file).orElseThrow().key();
    }
}
