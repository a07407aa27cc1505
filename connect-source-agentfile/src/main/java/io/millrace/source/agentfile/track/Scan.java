// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.FileFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the files that the flows mean. */
final class Scan {
    private final Disk disk;
    private final List<FlowFiles> flows;
    private final Troubles troubles;
    private final TrackEvents events;
    private final Set<Path> claimedTwice = new HashSet<>();
    private Set<Path> directories = Set.of();
    /** Those that hold directories that are searched. */
    private Set<Path> above = Set.of();

    /** A file at a path, and the flow that means it. */
    record Found(Path path, FileFacts facts, FlowFiles flow) {}

    /**
     * What a pass saw.
     *
     * @param files by key; more than one path may lead to a file
     * @param listed the directories that were listed
     * @param missing the directories that are not there
     */
    record Findings(Map<String, List<Found>> files, Set<Path> listed, Set<Path> missing) {}

    Scan(Disk disk, List<FlowFiles> flows, Troubles troubles, TrackEvents events) {
        this.disk = disk;
        this.flows = flows;
        this.troubles = troubles;
        this.events = events;
    }

    /** The directories of the last full scan. */
    Set<Path> directories() {
        return directories;
    }

    /** Directories whose own directories matter. */
    Set<Path> above() {
        return above;
    }

    /** Finds the directories that patterns mean, then the files. */
    Findings everything() {
        Set<Path> found = new LinkedHashSet<>();
        Set<Path> searched = new HashSet<>();
        for (FlowFiles flow : flows) {
            for (FilePattern pattern : flow.include()) {
                expand(flow, pattern.root(), pattern.directories(), 0, found, searched);
            }
        }
        directories = found;
        above = searched;
        return these(found);
    }

    private void expand(
            FlowFiles flow,
            Path directory,
            List<FilePattern.Segment> segments,
            int at,
            Set<Path> found,
            Set<Path> searched) {
        if (at == segments.size()) {
            found.add(directory);
            return;
        }
        FilePattern.Segment segment = segments.get(at);
        if (segment.literal()) {
            expand(flow, directory.resolve(segment.text()), segments, at + 1, found, searched);
            return;
        }
        searched.add(directory);
        if (!segment.deep()) {
            for (Path below : directoriesIn(flow, directory)) {
                if (segment.matches(String.valueOf(below.getFileName()))) {
                    expand(flow, below, segments, at + 1, found, searched);
                }
            }
            return;
        }
        Deque<Path> deep = new ArrayDeque<>(List.of(directory));
        while (!deep.isEmpty()) {
            Path next = deep.pop();
            searched.add(next);
            expand(flow, next, segments, at + 1, found, searched);
            directoriesIn(flow, next).forEach(deep::push);
        }
    }

    private List<Path> directoriesIn(FlowFiles flow, Path directory) {
        List<Path> below = new ArrayList<>();
        for (Path entry : listed(flow, directory).orElse(List.of())) {
            if (disk.isDirectory(entry)) {
                below.add(entry);
            }
        }
        return below;
    }

    private Optional<List<Path>> listed(FlowFiles flow, Path directory) {
        try {
            List<Path> entries = disk.list(directory);
            troubles.overFor(flow.name(), directory);
            return Optional.of(entries);
        } catch (IOException e) {
            troubles.at(flow.name(), directory, e);
            return Optional.empty();
        }
    }

    /** Finds the files of some directories. */
    Findings these(Collection<Path> some) {
        Findings findings = new Findings(new LinkedHashMap<>(), new HashSet<>(), new HashSet<>());
        for (Path directory : some) {
            Optional<List<Path>> entries = listed(flowOf(directory), directory);
            if (entries.isEmpty()) {
                continue;
            }
            if (entries.get().isEmpty() && !disk.isDirectory(directory)) {
                findings.missing.add(directory);
            }
            findings.listed.add(directory);
            for (Path entry : entries.get()) {
                look(entry, findings);
            }
        }
        return findings;
    }

    /** The first flow with a file there, if it had any. */
    private FlowFiles flowOf(Path directory) {
        for (FlowFiles flow : flows) {
            if (flow.include().stream().anyMatch(pattern -> directory.startsWith(pattern.root()))) {
                return flow;
            }
        }
        return flows.get(0);
    }

    private void look(Path entry, Findings findings) {
        FlowFiles owner = null;
        for (FlowFiles flow : flows) {
            if (flow.holds(entry)) {
                if (owner == null) {
                    owner = flow;
                } else if (claimedTwice.add(entry)) {
                    events.claimedTwice(owner.name(), flow.name(), entry);
                }
            }
        }
        if (owner == null) {
            return;
        }
        try {
            Optional<FileFacts> facts = disk.facts(entry);
            if (facts.isPresent()) {
                findings.files
                        .computeIfAbsent(DiskFile.key(entry, facts.get()), key -> new ArrayList<>(1))
                        .add(new Found(entry, facts.get(), owner));
            }
            troubles.overFor(owner.name(), entry);
        } catch (IOException e) {
            troubles.at(owner.name(), entry, e);
        }
    }
}
