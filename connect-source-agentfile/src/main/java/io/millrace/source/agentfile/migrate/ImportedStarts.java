// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.FileFacts;
import io.millrace.source.agentfile.disk.OpenFile;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.track.FilePattern;
import io.millrace.source.agentfile.track.FlowFiles;
import io.millrace.source.agentfile.track.Starts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files are begun when a Kinesis Agent has read them before. What is remembered of a start without the agent is not
 * touched: once a flow has begun, its checkpoints are history.
 */
public final class ImportedStarts implements Starts {
    private static final Logger LOG = LoggerFactory.getLogger(ImportedStarts.class);

    /** A file that is there. */
    private record Present(Path path, FileFacts facts) {}

    private final List<AgentCheckpoint> checkpoints;
    private final List<FlowFiles> flows;
    private final Disk disk;
    private final Starts remembered;

    /**
     * Takes over from an agent.
     *
     * @param checkpoints what it has left
     * @param flows the flows; of two that mean a file, the first has it
     * @param disk where the files are
     * @param remembered what the node remembers, which receives what is written
     */
    public ImportedStarts(List<AgentCheckpoint> checkpoints, List<FlowFiles> flows, Disk disk, Starts remembered) {
        this.checkpoints = List.copyOf(checkpoints);
        this.flows = List.copyOf(flows);
        this.disk = disk;
        this.remembered = remembered;
    }

    @Override
    public Remembered read() {
        Remembered before = remembered.read();
        List<Start> starts = new ArrayList<>(before.starts());
        Map<FlowFiles, List<AgentCheckpoint>> unbegun = new LinkedHashMap<>();
        for (AgentCheckpoint checkpoint : checkpoints) {
            Optional<FlowFiles> flow = flowOf(checkpoint);
            if (flow.isEmpty()) {
                LOG.warn("No flow reads {}, of which the agent has left a checkpoint", checkpoint.path());
            } else if (!before.flows().contains(flow.get().name())) {
                unbegun.computeIfAbsent(flow.get(), key -> new ArrayList<>()).add(checkpoint);
            }
        }
        unbegun.forEach((flow, left) -> starts.addAll(starts(flow, left)));
        return new Remembered(before.flows(), starts, before.copies());
    }

    @Override
    public void write(Remembered all) {
        remembered.write(all);
    }

    private Optional<FlowFiles> flowOf(AgentCheckpoint checkpoint) {
        Path path = Path.of(checkpoint.path());
        return flows.stream().filter(flow -> means(flow, path)).findFirst();
    }

    private static boolean means(FlowFiles flow, Path path) {
        return flow.include().stream().anyMatch(pattern -> pattern.matches(path))
                && flow.exclude().stream().noneMatch(pattern -> pattern.matches(path));
    }

    private List<Start> starts(FlowFiles flow, List<AgentCheckpoint> left) {
        Map<String, Present> byKey = new HashMap<>();
        Set<Path> directories = new HashSet<>();
        left.forEach(checkpoint -> directories.add(directoryOf(Path.of(checkpoint.path()))));
        flow.include().stream()
                .filter(FilePattern::hasOneDirectory)
                .map(FilePattern::root)
                .forEach(directories::add);
        directories.forEach(directory -> listed(directory)
                .forEach(file -> byKey.merge(file.facts().key(), file, (a, b) -> means(flow, a.path()) ? a : b)));

        Map<String, Start> starts = new LinkedHashMap<>();
        for (AgentCheckpoint checkpoint : left) {
            Present file = byKey.get(checkpoint.fileId());
            if (file == null || file.facts().size() < checkpoint.offset()) {
                LOG.warn(
                        "The file that the agent has read at {} up to byte {} is not there any more or is shorter: flow {} begins"
                                + " what is there now by its initial position",
                        checkpoint.path(),
                        checkpoint.offset(),
                        flow.name());
                continue;
            }
            // Two flows of the agent may have read one file: what one of them lacks is delivered.
            start(flow, file, checkpoint.offset())
                    .ifPresent(start -> starts.merge(
                            checkpoint.fileId(),
                            start,
                            (a, b) -> a.place().position() <= b.place().position() ? a : b));
        }
        List<Start> all = new ArrayList<>(starts.values());
        all.addAll(waiting(flow, byKey, starts));
        return all;
    }

    /** Files that the agent had not come to: it goes on with newer files when it has read one to its end. */
    private List<Start> waiting(FlowFiles flow, Map<String, Present> byKey, Map<String, Start> begun) {
        long newest =
                begun.values().stream().mapToLong(Start::modifiedMillis).max().orElse(Long.MAX_VALUE);
        return byKey.values().stream()
                .filter(file -> !begun.containsKey(file.facts().key()))
                .filter(file -> means(flow, file.path()) && file.facts().modifiedMillis() > newest)
                .flatMap(file -> start(flow, file, 0).stream())
                .toList();
    }

    private Optional<Start> start(FlowFiles flow, Present file, long offset) {
        try (OpenFile open = disk.open(file.path())) {
            byte[] head = bytes(open, 0, Fingerprint.FULL);
            int before = (int) Math.min(Marker.LONGEST, offset);
            byte[] tail = bytes(open, offset - before, before);
            LOG.info("Flow {} begins {} at byte {}, as the agent's checkpoints say", flow.name(), file.path(), offset);
            return Optional.of(new Start(
                    flow.name(),
                    file.path().toString(),
                    file.facts().key(),
                    file.facts().size(),
                    file.facts().modifiedMillis(),
                    Fingerprint.of(head, 0, head.length),
                    Marker.before(tail, 0, tail.length),
                    // How many lines lie before it, only a reading of all of them would tell.
                    new Place(offset, 0, Within.NOTHING)));
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so the agent's checkpoint is not used: {}", file.path(), e.toString());
            return Optional.empty();
        }
    }

    private static byte[] bytes(OpenFile file, long position, int most) throws IOException {
        byte[] bytes = new byte[most];
        int length = file.read(position, bytes, 0, most);
        return length == most ? bytes : Arrays.copyOf(bytes, length);
    }

    private List<Present> listed(Path directory) {
        List<Present> files = new ArrayList<>();
        try {
            for (Path path : disk.list(directory)) {
                disk.facts(path).ifPresent(facts -> files.add(new Present(path, facts)));
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be listed, so the agent's checkpoints of it are not used: {}", directory, e.toString());
        }
        return files;
    }

    private static Path directoryOf(Path file) {
        Path directory = file.getParent();
        return directory == null ? Path.of("/") : directory;
    }
}
