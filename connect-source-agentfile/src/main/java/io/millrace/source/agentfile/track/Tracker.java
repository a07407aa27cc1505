// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.decompression.DecompressionException;
import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.FileFacts;
import io.millrace.source.agentfile.disk.Hints;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.slot.SlotPartition;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the files of all flows of a node. For any number of threads; whatever reads files holds its lock.
 *
 * <p>A content is one generation of a log, a file is what the disk has. A content goes on wherever its file goes. When a file
 * turns out not to hold its content any more, the content is sought, and the file has another one; {@link Recognition}
 * brings them together. No byte is handed over before the bytes before it were proven to be the ones that were read.
 */
public final class Tracker implements AutoCloseable {
    private static final int HEAD_OF_LINE = 64 * 1024;
    private static final int LONGEST_HEAD_OF_LINE = 1024 * 1024;
    private static final int MOST_WANTED = 256 * 1024 * 1024;
    private static final int HOLE_STEP = 1024 * 1024;
    private static final long SOON = 50;
    private static final long SEEK_MILLIS = 100;
    private static final long MISSING_MILLIS = 60_000;
    private static final long HOT_MILLIS = 60_000;
    private static final long HINT_MILLIS = 20;
    private static final long RELEASE_MILLIS = 3_600_000;
    private static final long UNWATCHED_MILLIS = 1_000;
    /** How often at least a file is looked at that was changed lately, where hints come. */
    private static final long WATCHED_MILLIS = 2_000;

    private static final int PAUSE_FACTOR = 5;
    private static final int MOST_COPIES = 10_000;
    private static final int SEEK_LOOKS = 2;

    final Map<String, DiskFile> files = new LinkedHashMap<>();
    final Registry registry;
    final TrackRules rules;
    final TrackEvents events;

    private final Map<Path, DiskFile> byPath = new HashMap<>();
    private final Disk disk;
    private final List<FlowFiles> flows;
    private final Hints hints;
    private final Starts starts;
    private final LongSupplier millis;
    private final Troubles troubles;
    private final Scan scan;
    private final Recognition recognition;

    /** What is to be read, in turn. */
    private final Deque<TrackedFile> ready = new ArrayDeque<>();
    /** What has unread bytes and has to wait for another content. */
    private final Set<TrackedFile> blocked = new LinkedHashSet<>();
    /** What has bytes that are not complete. */
    private final Set<TrackedFile> waiting = new LinkedHashSet<>();
    /** Files that no pattern means any more. */
    private final Set<DiskFile> gone = new LinkedHashSet<>();
    /** Files that were changed lately. */
    private final Set<DiskFile> hot = new LinkedHashSet<>();

    private final Set<Integer> active = new HashSet<>();
    private final Set<Integer> restored = new HashSet<>();
    private final StartMemory remembered = new StartMemory();
    private final Set<Starts.Copy> copies = new LinkedHashSet<>();
    private final Set<String> begunFlows = new HashSet<>();
    private final Set<String> flowsOfFirstLook = new HashSet<>();
    private boolean registryWasEmpty = true;
    private boolean startsRead;
    private boolean startsChanged;

    private final Set<Path> hinted = new HashSet<>();
    /** Directories to be looked at before everything is, and when. */
    private final Map<Path, Long> dueAt = new LinkedHashMap<>();

    private long clockAdjustment;
    private long lastRaw = Long.MIN_VALUE;
    private long nextFullPass = Long.MIN_VALUE;
    private long nextTimers;
    private long nextPartialPass;
    private long nextRecognition;
    private long uses;
    private long passes;
    private int open;
    private boolean watched;

    /**
     * Begins without any file.
     *
     * @param disk where they are
     * @param flows which are followed; of two that mean a file, the first has it
     * @param rules how they are followed
     * @param hints which directories changed; closed with the tracker
     * @param starts where files were begun
     * @param millis a clock in milliseconds since 1970-01-01T00:00:00Z
     * @param events hears what happens
     */
    public Tracker(
            Disk disk,
            List<FlowFiles> flows,
            TrackRules rules,
            Hints hints,
            Starts starts,
            LongSupplier millis,
            TrackEvents events) {
        this.disk = disk;
        this.flows = List.copyOf(flows);
        this.rules = rules;
        this.hints = hints;
        this.starts = starts;
        this.millis = millis;
        this.events = events;
        this.registry = new Registry(rules.node(), rules.laneCount());
        this.troubles = new Troubles(events);
        this.scan = new Scan(disk, this.flows, troubles, events);
        this.recognition = new Recognition(this, disk, troubles);
    }

    // Lanes.

    /**
     * Begins with lanes, or puts their files back to what is stored, and those of which nothing is stored to their start.
     * Nothing is read before all lanes of the node, or of the task where a storage is shared, were restored once.
     *
     * @param lanes whose files
     * @param stored all that Connect's offsets have of these lanes
     */
    public synchronized void restore(Set<Integer> lanes, List<StoredSlot> stored) {
        readStarts();
        registryWasEmpty &= stored.isEmpty();
        Set<TrackedFile> put = new HashSet<>();
        for (StoredSlot slot : stored) {
            if (!lanes.contains(slot.slot().lane())) {
                continue;
            }
            TrackedFile content = registry.at(slot.slot());
            if (content == null) {
                put.add(fromStored(slot));
            } else if (isSame(content, slot)) {
                moveTo(content, slot.place(), slot.marker());
                put.add(content);
            }
        }
        for (TrackedFile content : registry.of(lanes)) {
            if (!put.contains(content)) {
                moveTo(content, content.start, content.startMarker);
            }
        }
        recognition.changed();
        active.addAll(lanes);
        restored.addAll(lanes);
        nextFullPass = Long.MIN_VALUE;
    }

    private void readStarts() {
        if (!startsRead) {
            Starts.Remembered before = starts.read();
            before.starts().forEach(remembered::add);
            copies.addAll(before.copies());
            begunFlows.addAll(before.flows());
            startsRead = true;
        }
    }

    private TrackedFile fromStored(StoredSlot slot) {
        Path path = Path.of(slot.path());
        FlowFiles flow = flows.stream()
                .filter(candidate -> candidate.holds(path))
                .findFirst()
                .orElse(flows.get(0));
        TrackedFile content = new TrackedFile(
                this, flow, slot.slot(), path, slot.key(), slot.fingerprint(), Place.START, Marker.NONE);
        content.place = slot.place();
        content.marker = slot.marker();
        content.delivered = slot.place();
        content.seen = Math.max(slot.size(), slot.place().position());
        content.modified = slot.modifiedMillis();
        content.soughtSince = now();
        // It may have lost its file before, and may lose it until it is looked for.
        content.lostAt = Long.MAX_VALUE;
        registry.put(content);
        recognition.changed();
        return content;
    }

    private boolean isSame(TrackedFile content, StoredSlot slot) {
        Fingerprint stored = slot.fingerprint();
        if (stored.length() == content.fingerprint.length()) {
            return stored.equals(content.fingerprint);
        }
        byte[] head = content.head;
        if (head != null && head.length >= stored.length()) {
            return stored.isOf(head, 0, head.length);
        }
        DiskFile file = content.file;
        try {
            if (file != null && isOpenEnough(file)) {
                byte[] read = file.head(Math.max(stored.length(), 1));
                return stored.isOf(read, 0, read.length);
            }
        } catch (IOException e) {
            trouble(file, e);
        }
        return slot.key().equals(content.key);
    }

    private void moveTo(TrackedFile content, Place place, Marker marker) {
        if (content.vanished && place.position() < content.place.position()) {
            // What was read is wanted again, and may be found where less was than had been read.
            content.vanished = false;
            content.vanishedWhole = false;
            content.seen = Math.max(content.seen, content.place.position());
            content.soughtSince = now();
            content.soughtLooks = 0;
        }
        content.place = place;
        content.marker = marker;
        content.delivered = place;
        content.flight = null;
        content.waitsAt = TrackedFile.NEVER;
        content.settlesAt = TrackedFile.NEVER;
        content.finalAt = TrackedFile.NEVER;
        enqueue(content);
    }

    /**
     * Ends following the files of lanes.
     *
     * @param lanes whose files
     */
    public synchronized void forget(Set<Integer> lanes) {
        active.removeAll(lanes);
        for (TrackedFile content : registry.of(lanes)) {
            DiskFile file = content.file;
            if (file != null) {
                drop(file);
            }
            content.file = null;
            content.vanished = true;
            registry.remove(content);
        }
        for (DiskFile file : List.copyOf(recognition.unowned)) {
            if (!isActive(file.path)) {
                drop(file);
            }
        }
        recognition.changed();
    }

    private boolean isActive(Path path) {
        return active.contains(Lanes.of(path, rules.laneCount()));
    }

    private boolean mayLook() {
        return restored.size() == rules.laneCount()
                || (!restored.isEmpty() && rules.node().equals("shared"));
    }

    // Looking.

    /** Never goes back, whatever the machine's clock does. */
    long now() {
        long raw = millis.getAsLong();
        if (raw < lastRaw) {
            clockAdjustment += lastRaw - raw;
        }
        lastRaw = raw;
        return raw + clockAdjustment;
    }

    /** Looks at the directory of a path soon. */
    void lookSoon(Path path) {
        lookAt(path, now() + SOON);
    }

    private void lookNow(Path path) {
        lookAt(path, now());
    }

    private void lookAt(Path path, long at) {
        Path directory = path.getParent();
        if (directory != null) {
            dueAt.merge(directory, at, Math::min);
        }
    }

    private void lookNow() {
        nextFullPass = Long.MIN_VALUE;
    }

    /** Looks at whatever is due: files that hints tell of, files that were changed lately, everything after a while. */
    public synchronized void look() {
        if (!mayLook()) {
            return;
        }
        long now = now();
        hinted.clear();
        if (!hints.drain(hinted)) {
            lookNow();
        }
        for (Path path : hinted) {
            if (scan.directories().contains(path)) {
                dueAt.put(path, now);
            } else if (scan.above().contains(path)) {
                lookNow();
            }
        }
        checkHinted(now);
        checkHot(now);
        if (now >= nextFullPass) {
            nextFullPass = Long.MAX_VALUE;
            dueAt.clear();
            pass(scan.everything(), now, true);
            watch();
            nextFullPass = Math.min(nextFullPass, now + passMillis());
        } else {
            Set<Path> due = dueDirectories(now);
            if (!due.isEmpty()) {
                pass(scan.these(due), now, false);
                // Large directories are not listed without a pause, however often they change.
                nextPartialPass = now + PAUSE_FACTOR * (now() - now);
            } else if (!recognition.unowned.isEmpty() && (recognition.isDue() || now >= nextRecognition)) {
                nextRecognition = now + rules.hotMostMillis();
                recognition.run(now, false);
            }
        }
        if (now >= nextTimers) {
            nextTimers = now + Math.max(Math.min(HINT_MILLIS, rules.hotMostMillis()), waiting.size() / 100);
            checkGone(now);
            for (TrackedFile content : List.copyOf(waiting)) {
                enqueue(content);
            }
        }
        closeIdle(now);
    }

    private Set<Path> dueDirectories(long now) {
        Set<Path> due = new LinkedHashSet<>();
        if (now < nextPartialPass) {
            return due;
        }
        dueAt.forEach((directory, at) -> {
            if (at <= now) {
                due.add(directory);
            }
        });
        dueAt.keySet().removeAll(due);
        return due;
    }

    /** Without hints from everywhere, everything is looked at as often as with polling. */
    private long passMillis() {
        return rules.watch() == WatchMode.POLLING || watched
                ? rules.fullPassMillis()
                : Math.min(rules.fullPassMillis(), UNWATCHED_MILLIS);
    }

    private void watch() {
        if (rules.watch() == WatchMode.EVENTS) {
            boolean all = true;
            for (Path directory : scan.directories()) {
                all &= hints.watch(directory);
            }
            for (Path directory : scan.above()) {
                all &= hints.watch(directory);
            }
            watched = all;
        }
    }

    /** How long {@link #look} has nothing to do. */
    public synchronized long millisToNextLook() {
        if (!mayLook()) {
            return rules.hotMostMillis();
        }
        long now = now();
        long next = nextFullPass;
        for (long at : dueAt.values()) {
            next = Math.min(next, at);
        }
        for (DiskFile file : hot) {
            next = Math.min(next, file.nextCheck);
        }
        if (!waiting.isEmpty() || !gone.isEmpty()) {
            next = Math.min(next, nextTimers);
        }
        if (rules.watch() == WatchMode.EVENTS) {
            next = Math.min(next, now + HINT_MILLIS);
        }
        return Math.max(0, next - now);
    }

    private void checkHinted(long now) {
        if (hinted.isEmpty()) {
            return;
        }
        for (Path path : hinted) {
            DiskFile file = byPath.get(path);
            if (file != null) {
                check(file, now);
            }
        }
    }

    private void checkHot(long now) {
        for (DiskFile file : List.copyOf(hot)) {
            if (file.nextCheck <= now) {
                check(file, now);
            }
        }
    }

    /** Looks at one file. */
    private void check(DiskFile file, long now) {
        if (!file.present || file.troubled) {
            hot.remove(file);
            return;
        }
        try {
            Optional<FileFacts> facts = disk.facts(file.path);
            if (facts.isEmpty() || !DiskFile.key(file.path, facts.get()).equals(file.key)) {
                lookNow(file.path);
                return;
            }
            if (!changed(file, facts.get(), now)) {
                file.checkInterval = Math.min(
                        Math.max(rules.hotLeastMillis(), 2 * file.checkInterval),
                        watched ? Math.max(WATCHED_MILLIS, rules.hotMostMillis()) : rules.hotMostMillis());
                file.nextCheck = now + file.checkInterval;
                if (now - file.changedAt > HOT_MILLIS) {
                    hot.remove(file);
                }
            }
        } catch (IOException e) {
            trouble(file, e);
        }
    }

    private boolean changed(DiskFile file, FileFacts facts, long now) {
        if (file.size == facts.size() && file.modified == facts.modifiedMillis()) {
            return false;
        }
        file.size = facts.size();
        file.modified = facts.modifiedMillis();
        touched(file, now);
        TrackedFile owner = file.owner;
        if (owner != null) {
            if (owner.flight == null) {
                // What was incomplete may have been written in its place.
                owner.waitsAt = TrackedFile.NEVER;
            }
            verify(owner);
        } else {
            file.isUnknown();
        }
        return true;
    }

    private void touched(DiskFile file, long now) {
        file.changedAt = now;
        file.checkInterval = rules.hotLeastMillis();
        file.nextCheck = now + file.checkInterval;
        file.left = false;
        if (file.present) {
            hot.add(file);
        }
        if (file.owner == null) {
            recognition.touched();
        }
    }

    // A pass over directories.

    private void pass(Scan.Findings findings, long now, boolean full) {
        if (full) {
            noteFirstLook();
        }
        Map<Path, TrackedFile> formerly = ownersAt(findings.files());
        findings.files().forEach((key, found) -> see(key, found, formerly, now));
        for (DiskFile file : List.copyOf(files.values())) {
            if (file.present
                    && !findings.files().containsKey(file.key)
                    && findings.listed().contains(file.path.getParent())
                    && !troubles.holds(file.path)) {
                absent(file, now);
            }
        }
        passes++;
        recognition.run(now, true);
        giveUp(findings, now);
        recognition.tidy();
        if (startsChanged && !full) {
            writeStarts();
        }
        registry.reconsider();
        if (full) {
            finishFirstLook();
            finish(now);
            for (TrackedFile content : registry.all()) {
                enqueue(content);
            }
        }
    }

    /** Whose content lay at the paths of files that nobody has seen before. */
    private Map<Path, TrackedFile> ownersAt(Map<String, List<Scan.Found>> found) {
        Map<Path, TrackedFile> owners = new HashMap<>();
        found.forEach((key, all) -> {
            if (!files.containsKey(key)) {
                for (Scan.Found one : all) {
                    DiskFile former = byPath.get(one.path());
                    if (former != null && former.owner != null) {
                        owners.put(one.path(), former.owner);
                    }
                }
            }
        });
        return owners;
    }

    private void lies(DiskFile file, Path path) {
        byPath.remove(file.path, file);
        file.path = path;
        byPath.put(path, file);
    }

    private void noteFirstLook() {
        flowsOfFirstLook.clear();
        boolean memoryIsGone = begunFlows.isEmpty() && !registryWasEmpty;
        for (FlowFiles flow : flows) {
            if (!begunFlows.contains(flow.name()) && !memoryIsGone) {
                flowsOfFirstLook.add(flow.name());
            }
        }
    }

    private void finishFirstLook() {
        for (FlowFiles flow : flows) {
            startsChanged |= begunFlows.add(flow.name());
        }
        flowsOfFirstLook.clear();
        for (DiskFile file : recognition.unowned) {
            // Whatever comes into an empty file came later.
            file.wasThereBefore &= file.size > 0;
        }
        if (startsChanged) {
            writeStarts();
        }
    }

    private void writeStarts() {
        startsChanged = false;
        starts.write(new Starts.Remembered(begunFlows, remembered.all(), List.copyOf(copies)));
    }

    private void see(String key, List<Scan.Found> found, Map<Path, TrackedFile> formerly, long now) {
        DiskFile known = files.get(key);
        Scan.Found at = found.get(0);
        for (Scan.Found other : found) {
            boolean stays = known != null && other.path().equals(known.path);
            boolean first = known == null || !at.path().equals(known.path);
            if (stays || (first && other.path().compareTo(at.path()) < 0)) {
                at = other;
            }
        }
        if (known == null) {
            if (isActive(at.path())) {
                DiskFile file = new DiskFile(disk, key, at.flow(), at.path(), at.facts());
                file.wasThereBefore = flowsOfFirstLook.contains(at.flow().name());
                file.predecessor = formerly.get(at.path());
                files.put(key, file);
                byPath.put(file.path, file);
                recognition.unowned.add(file);
                touched(file, now);
            }
            return;
        }
        boolean renamed = !known.path.equals(at.path());
        boolean doubtful = renamed || !known.present || known.troubled;
        TrackedFile owner = known.owner;
        lies(known, at.path());
        known.present = true;
        known.troubled = false;
        gone.remove(known);
        if (!changed(known, at.facts(), now) && doubtful && owner != null) {
            verify(owner);
        }
        if (owner != null && known.owner == owner) {
            if (renamed) {
                events.rotated(owner.flow(), owner.path, Rotation.RENAMED);
                known.rotatedAt = now;
            }
            owner.path = at.path();
        }
    }

    /** A file lies nowhere that a pattern means. */
    private void absent(DiskFile file, long now) {
        TrackedFile owner = file.owner;
        hot.remove(file);
        if (owner == null && (!file.isOpen() || file.spentCopyOf != null)) {
            drop(file);
            return;
        }
        Optional<Path> elsewhere = sibling(file);
        if (owner != null) {
            events.rotated(file.flow.name(), file.path, elsewhere.isPresent() ? Rotation.MOVED_OUT : Rotation.DELETED);
        }
        file.present = false;
        if (elsewhere.isPresent()) {
            lies(file, elsewhere.get());
            if (owner != null && verify(owner)) {
                owner.path = file.path;
            }
        } else if (!file.isOpen()) {
            if (owner != null) {
                seek(owner, false, now);
            }
            drop(file);
            return;
        }
        file.nextCheck = now;
        file.rotatedAt = now;
        gone.add(file);
    }

    /** Where a file lies in its directory under a name that no pattern means. */
    private Optional<Path> sibling(DiskFile file) {
        Path directory = file.path.getParent();
        if (directory == null) {
            return Optional.empty();
        }
        try {
            for (Path entry : disk.list(directory)) {
                Optional<FileFacts> facts = disk.facts(entry);
                if (facts.isPresent() && DiskFile.key(entry, facts.get()).equals(file.key)) {
                    return Optional.of(entry);
                }
            }
        } catch (IOException e) {
            troubles.at(file.flow.name(), directory, e);
        }
        return Optional.empty();
    }

    private void drop(DiskFile file) {
        files.remove(file.key, file);
        byPath.remove(file.path, file);
        recognition.unowned.remove(file);
        gone.remove(file);
        hot.remove(file);
        close(file);
        troubles.forget(file.path);
    }

    // Who is where.

    /** A content has lost its file. */
    private void seek(TrackedFile content, boolean cut, long now) {
        DiskFile file = content.file;
        content.file = null;
        content.cut = cut;
        content.soughtSince = now;
        content.lostAt = millis.getAsLong();
        content.soughtLooks = 0;
        content.flight = null;
        content.waitsAt = TrackedFile.NEVER;
        content.settlesAt = TrackedFile.NEVER;
        content.finalAt = TrackedFile.NEVER;
        waiting.remove(content);
        if (file != null) {
            file.owner = null;
        }
        recognition.changed();
        lookNow(content.path);
    }

    /** A file turned out to hold another content than the one it held. */
    private void replaced(TrackedFile content) {
        DiskFile file = content.file;
        seek(content, true, now());
        if (file != null) {
            file.isAnother();
            file.predecessor = content;
            file.rotatedAt = -1;
            file.wasThereBefore = false;
            recognition.unowned.add(file);
            touched(file, now());
        }
    }

    /**
     * Proves that a content lies where it is thought to lie, and takes notice of how much there is of it.
     *
     * @return false when it does not, or when nobody can tell now
     */
    boolean verify(TrackedFile content) {
        DiskFile file = content.file;
        if (file == null) {
            return false;
        }
        if (content.flight != null) {
            return true;
        }
        try {
            if (!isOpenEnough(file)) {
                return false;
            }
            if (!file.isWhole()) {
                // Its file was written again: nothing is known of it until it is whole.
                if (!file.prove(Long.MAX_VALUE)) {
                    return false;
                }
            }
            long size = file.contentSize();
            boolean shrank = size < content.seen;
            if (!Proof.stillHolds(content, file) || (shrank && isRewrittenAlike(content, file))) {
                replaced(content);
                return false;
            }
            saw(content, size);
            readable(file);
            return true;
        } catch (DecompressionException e) {
            replaced(content);
            return false;
        } catch (IOException e) {
            if (e instanceof NoSuchFileException) {
                lookNow(file.path);
            } else {
                trouble(file, e);
            }
            return false;
        }
    }

    /** A file of equal lines proves nothing by its bytes: when it became shorter, it was cut and written again. */
    private boolean isRewrittenAlike(TrackedFile content, DiskFile file) throws IOException {
        int length = content.marker.length();
        byte[] before = new byte[length];
        int some = file.read(content.place.position() - length, before, 0, length);
        if (Proof.isRepetitive(before, 0, some)) {
            events.ambiguous(content.flow(), content.path, content.path);
            return true;
        }
        return false;
    }

    private void saw(TrackedFile content, long size) {
        DiskFile file = content.file;
        if (size < content.seen) {
            long lost = content.seen - Math.max(size, content.place.position());
            if (lost > 0) {
                events.lost(content.flow(), content.path, lost);
            }
        }
        content.seen = size;
        if (file != null) {
            content.modified = file.modified;
            content.key = file.key;
        }
        enqueue(content);
    }

    /** A content was found in a file. */
    void attach(TrackedFile content, DiskFile file) {
        boolean sameFile = content.key.equals(file.key);
        boolean samePath = content.path.equals(file.path);
        boolean wasVanished = content.vanished;
        recognition.unowned.remove(file);
        recognition.beside.remove(file.key);
        files.put(file.key, file);
        byPath.put(file.path, file);
        file.suspects.clear();
        file.spentCopyOf = null;
        file.owner = content;
        content.file = file;
        content.vanished = false;
        content.vanishedWhole = false;
        try {
            if (!sameFile) {
                Rotation kind = file.isCompressed()
                        ? Rotation.COMPRESSED
                        : content.cut ? Rotation.COPIED_AND_CUT : Rotation.FOUND_ELSEWHERE;
                if (!wasVanished) {
                    events.rotated(content.flow(), content.path, kind);
                }
                file.rotatedAt = now();
            } else if (!samePath) {
                events.rotated(content.flow(), content.path, Rotation.RENAMED);
                file.rotatedAt = now();
            }
            content.path = file.path;
            content.cut = false;
            Proof.learn(content, Proof.head(file, Proof.headLength(content)));
            if (wasVanished) {
                // What it lacked was counted when it vanished.
                content.seen = Math.min(content.seen, Math.max(file.contentSize(), content.place.position()));
            }
            saw(content, file.contentSize());
        } catch (IOException e) {
            trouble(file, e);
        }
        if (!file.present) {
            file.rotatedAt = now();
            gone.add(file);
        }
        enqueue(content);
    }

    /** Begins a content that nothing is known of; null when the file is to be left alone. */
    @Nullable
    TrackedFile begin(DiskFile file) throws IOException {
        FlowFiles flow = file.flow;
        long age = millis.getAsLong() - file.modified;
        if (flow.ignoreOlderMillis() > 0 && age > flow.ignoreOlderMillis()) {
            file.left = true;
            return null;
        }
        if (file.isCompressed() && !flow.compressed()) {
            file.left = true;
            return null;
        }
        byte[] head = Proof.head(file, Fingerprint.FULL);
        if (head.length == 0) {
            return null;
        }
        Fingerprint fingerprint = Fingerprint.of(head, 0, head.length);
        Place start = Place.START;
        Marker marker = Marker.NONE;
        Optional<Starts.Start> before = remembered.of(file, head);
        if (before.isPresent()) {
            start = before.get().place();
            marker = before.get().marker();
        } else if (beginsAtEnd(file)) {
            start = new Place(endOfLastLine(file), 0, Within.NOTHING);
            marker = Proof.markerAt(file, start.position());
            if (start.position() > 0) {
                remember(file, fingerprint, marker, start);
            }
        }
        TrackedFile content = new TrackedFile(
                this,
                flow,
                registry.silent(Lanes.of(file.path, rules.laneCount()), this::mayBeForgotten),
                file.path,
                file.key,
                fingerprint,
                start,
                marker);
        forgetCopies(content.partition);
        content.after = file.predecessor;
        file.predecessor = null;
        registry.put(content);
        recognition.unowned.remove(file);
        file.suspects.clear();
        file.owner = content;
        content.file = file;
        Proof.learn(content, head);
        saw(content, file.contentSize());
        return content;
    }

    /** Remembers a small copy, whose beginning alone will not tell after a restart whose copy it is. */
    void remember(DiskFile file, TrackedFile original) throws IOException {
        byte[] all = file.head(Fingerprint.FULL);
        Starts.Copy copy = new Starts.Copy(Fingerprint.of(all, 0, all.length), original.lane(), original.slot());
        if (copies.size() < MOST_COPIES && copies.add(copy)) {
            startsChanged = true;
        }
    }

    /** Whose copy a file of the same bytes was held for. */
    @Nullable
    TrackedFile rememberedCopy(DiskFile file) throws IOException {
        if (copies.isEmpty() || file.contentSize() >= Fingerprint.FULL) {
            return null;
        }
        byte[] all = file.head(Fingerprint.FULL);
        for (Starts.Copy copy : copies) {
            if (copy.fingerprint().length() == all.length && copy.fingerprint().isOf(all, 0, all.length)) {
                return registry.at(new SlotPartition(rules.node(), copy.lane(), copy.slot()));
            }
        }
        return null;
    }

    /** Gives a content that is about to give its first byte the slot that its offsets will have. */
    private void number(TrackedFile content) {
        SlotPartition silent = content.partition;
        registry.number(content, this::mayBeForgotten);
        SlotPartition numbered = content.partition;
        if (numbered.slot() != silent.slot()) {
            forgetCopies(numbered);
            for (Starts.Copy copy : List.copyOf(copies)) {
                if (copy.lane() == silent.lane() && copy.slot() == silent.slot()) {
                    copies.remove(copy);
                    copies.add(new Starts.Copy(copy.fingerprint(), numbered.lane(), numbered.slot()));
                    startsChanged = true;
                }
            }
        }
    }

    private void forgetCopies(SlotPartition slot) {
        startsChanged |= copies.removeIf(copy -> copy.lane() == slot.lane() && copy.slot() == slot.slot());
    }

    /** Whether nothing is wanted of what a file has had since before the first look. */
    boolean beginsAtEnd(DiskFile file) {
        return file.wasThereBefore
                && switch (file.flow.initialPosition()) {
                    case START_OF_FILE -> false;
                    case END_OF_FILE -> true;
                    case TIMESTAMP -> file.modified < file.flow.initialTimestampMillis();
                };
    }

    /** A compressed file that is not wanted is left alone without being read, now and after a restart. */
    boolean isLeftAlone(DiskFile file) {
        if (remembered.holdsUnread(file)) {
            return true;
        }
        if (beginsAtEnd(file)) {
            remember(file, Fingerprint.NONE, Marker.NONE, new Place(Long.MAX_VALUE, 0, Within.NOTHING));
            return true;
        }
        return false;
    }

    private void remember(DiskFile file, Fingerprint fingerprint, Marker marker, Place place) {
        remembered.add(new Starts.Start(
                file.flow.name(),
                file.path.toString(),
                file.key,
                file.size,
                file.modified,
                fingerprint,
                marker,
                place));
        startsChanged = true;
    }

    private static long endOfLastLine(DiskFile file) throws IOException {
        long size = Math.min(file.contentSize(), file.firstSize);
        byte[] block = new byte[HEAD_OF_LINE];
        long end = size;
        while (end > 0 && size - end < LONGEST_HEAD_OF_LINE) {
            int length = (int) Math.min(block.length, end);
            int some = file.read(end - length, block, 0, length);
            for (int i = some - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - length + lineEnd(block, i, some, end - length);
                }
            }
            end -= length;
        }
        return end == 0 ? 0 : size;
    }

    /** In UTF-16 with the low byte first, another byte of the line feed follows. */
    private static int lineEnd(byte[] block, int at, int length, long offset) {
        boolean lowFirst = (offset + at) % 2 == 0 && at + 1 < length && block[at + 1] == 0;
        return at + (lowFirst ? 2 : 1);
    }

    private boolean mayBeForgotten(TrackedFile content) {
        return content.vanished
                && (content.isConfirmed() || now() - content.soughtSince > RELEASE_MILLIS)
                && passes > content.vanishedAtPass
                && recognition.unowned.stream()
                        .noneMatch(file -> file.spentCopyOf == content || file.suspects.contains(content));
    }

    /** Contents that were sought long enough are gone. */
    private void giveUp(Scan.Findings findings, long now) {
        for (TrackedFile content : registry.withoutFile()) {
            Path directory = content.path.getParent();
            if (content.vanished || directory == null) {
                continue;
            }
            boolean missing = findings.missing().contains(directory);
            boolean seen = findings.listed().contains(directory) || isListable(directory);
            if (!seen) {
                continue;
            }
            content.soughtLooks++;
            content.lostAt = Math.min(content.lostAt, millis.getAsLong());
            long patience = missing ? MISSING_MILLIS : SEEK_MILLIS;
            boolean over = content.soughtLooks >= SEEK_LOOKS && now - content.soughtSince >= patience;
            if (over && !recognition.mayComeTrue(directory, now - rules.copyGraceMillis())) {
                vanish(content, now);
            } else if (!missing) {
                lookSoon(content.path);
            }
        }
    }

    private boolean isListable(Path directory) {
        try {
            disk.list(directory);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void vanish(TrackedFile content, long now) {
        content.vanished = true;
        content.vanishedAtPass = passes;
        content.soughtSince = now;
        if (content.cut) {
            events.rotated(content.flow(), content.path, Rotation.CUT);
        }
        if (content.unread() > 0) {
            events.lost(content.flow(), content.path, content.unread());
            content.seen = content.place.position();
        }
        recognition.changed();
        lookNow(content.path);
    }

    // Files that were deleted or moved away.

    private void checkGone(long now) {
        for (DiskFile file : List.copyOf(gone)) {
            if (file.nextCheck > now) {
                continue;
            }
            file.nextCheck = now + rules.hotMostMillis();
            try {
                checkGone(file, now);
            } catch (IOException e) {
                TrackedFile owner = file.owner;
                if (e instanceof NoSuchFileException && owner != null) {
                    seek(owner, false, now);
                    drop(file);
                } else {
                    trouble(file, e);
                }
            }
        }
    }

    private void checkGone(DiskFile file, long now) throws IOException {
        if (!isOpenEnough(file)) {
            return;
        }
        long size = file.opened().size();
        TrackedFile owner = file.owner;
        if (size != file.size) {
            file.size = size;
            file.changedAt = now;
            if (owner == null) {
                lookNow(file.path);
            } else if (!verify(owner)) {
                return;
            }
        }
        if (quietSince(file) + rules.rotateWaitMillis() > now) {
            return;
        }
        if (owner == null) {
            drop(file);
            recognition.changed();
        } else if (owner.flight == null && isDone(owner)) {
            if (!verify(owner) || !isDone(owner)) {
                return;
            }
            if (owner.isConfirmed() || now - file.changedAt > RELEASE_MILLIS) {
                owner.file = null;
                owner.vanishedWhole = true;
                drop(file);
                waiting.remove(owner);
                vanish(owner, now);
            }
        } else {
            enqueue(owner);
        }
    }

    private static boolean isDone(TrackedFile content) {
        return content.unread() == 0 || content.finalAt == content.seen;
    }

    // Finished files.

    private void finish(long now) {
        for (TrackedFile content : registry.all()) {
            DiskFile file = content.file;
            Finish finish = content.files.finish();
            if (finish == Finish.KEEP
                    || file == null
                    || !file.present
                    || file.troubled
                    || content.flight != null
                    || content.unread() > 0
                    || !content.isConfirmed()
                    || now - file.changedAt < content.files.finishAfterMillis()
                    || !verify(content)
                    || content.unread() > 0) {
                continue;
            }
            try {
                if (finish == Finish.DELETE) {
                    disk.delete(file.path);
                } else if (content.files.archive().isPresent()) {
                    Path archive = content.files.archive().get();
                    disk.move(file.path, archive.resolve(Path.of("/").relativize(file.path)));
                }
                content.file = null;
                content.vanishedWhole = true;
                drop(file);
                vanish(content, now);
            } catch (IOException e) {
                troubles.at(content.flow(), file.path, e);
            }
        }
    }

    // Open files.

    /** Opens a file unless it is open; false when it is known to be unreadable. */
    boolean isOpenEnough(DiskFile file) throws IOException {
        file.usedAt = ++uses;
        if (!file.isOpen()) {
            if (open >= rules.mostOpenFiles()) {
                closeLeastUsed();
            }
            file.opened();
            open++;
        }
        return true;
    }

    private void close(DiskFile file) {
        if (file.isOpen()) {
            open--;
            file.close();
        }
    }

    private void closeLeastUsed() {
        DiskFile least = null;
        for (DiskFile file : files.values()) {
            if (file.isOpen()
                    && file.present
                    && (file.owner == null || file.owner.flight == null)
                    && (least == null
                            || Comparator.comparing((DiskFile f) -> unread(f) > 0)
                                            .thenComparingLong(f -> f.usedAt)
                                            .compare(file, least)
                                    < 0)) {
                least = file;
            }
        }
        if (least != null) {
            close(least);
            if (least.owner != null) {
                least.owner.forgetHead(registry.size());
            }
        }
    }

    private static long unread(DiskFile file) {
        return file.owner == null ? 0 : file.owner.unread();
    }

    private long nextIdle;

    private void closeIdle(long now) {
        if (now < nextIdle) {
            return;
        }
        nextIdle = now + Math.min(rules.idleCloseMillis(), rules.fullPassMillis());
        for (DiskFile file : files.values()) {
            TrackedFile owner = file.owner;
            if (file.isOpen()
                    && file.present
                    && owner != null
                    && owner.flight == null
                    && owner.unread() == 0
                    && now - file.changedAt >= rules.idleCloseMillis()) {
                close(file);
                owner.forgetHead(registry.size());
            }
        }
    }

    void trouble(@Nullable DiskFile file, IOException e) {
        if (file == null) {
            return;
        }
        if (e instanceof NoSuchFileException) {
            lookSoon(file.path);
            return;
        }
        file.troubled = true;
        troubles.at(file.flow.name(), file.path, e);
    }

    void readable(DiskFile file) {
        if (file.troubled || troubles.holds(file.path)) {
            file.troubled = false;
            troubles.overFor(file.flow.name(), file.path);
        }
    }

    /** A compressed file is still written, or damaged. */
    void incomplete(DiskFile file, DecompressionException e) {
        if (now() - file.changedAt > rules.copyGraceMillis()) {
            troubles.at(file.flow.name(), file.path, e);
        }
    }

    // Reading.

    /**
     * Chooses a content that has unread bytes. It is not chosen again before {@link TrackedFile#advance}.
     *
     * @param lanes which lanes are asked for
     * @return null when nothing is to be read now
     */
    public synchronized @Nullable TrackedFile next(IntPredicate lanes) {
        long now = now();
        TrackedFile chosen = fromReady(lanes, now);
        if (chosen == null && !blocked.isEmpty()) {
            for (TrackedFile content : List.copyOf(blocked)) {
                if (!isBlocked(content)) {
                    blocked.remove(content);
                    enqueue(content);
                }
            }
            chosen = fromReady(lanes, now);
        }
        return chosen;
    }

    private @Nullable TrackedFile fromReady(IntPredicate lanes, long now) {
        TrackedFile oldest = null;
        for (int left = ready.size(); left > 0; left--) {
            TrackedFile content = ready.remove();
            if (!lanes.test(content.lane())) {
                ready.add(content);
                continue;
            }
            if (!isReady(content, now)) {
                content.queued = false;
                continue;
            }
            if (isBlocked(content)) {
                content.queued = false;
                blocked.add(content);
                continue;
            }
            if (content.files.order() == Order.ROUND_ROBIN) {
                content.queued = false;
                return content;
            }
            ready.add(content);
            if (oldest == null || content.modified < oldest.modified) {
                oldest = content;
            }
        }
        if (oldest != null) {
            ready.remove(oldest);
            oldest.queued = false;
        }
        return oldest;
    }

    private void enqueue(TrackedFile content) {
        if (!content.queued && content.file != null && content.unread() > 0 && isReady(content, now())) {
            content.queued = true;
            ready.add(content);
        }
    }

    private boolean isReady(TrackedFile content, long now) {
        DiskFile file = content.file;
        if (file == null || file.troubled || content.unread() == 0) {
            return false;
        }
        if (content.seen > content.waitsAt) {
            return true;
        }
        return (content.finalAt != content.seen && isFinal(content, now))
                || (content.settlesAt != TrackedFile.NEVER && now >= content.settlesAt);
    }

    private boolean isBlocked(TrackedFile content) {
        TrackedFile before = content.after;
        if (before == null) {
            return false;
        }
        DiskFile file = before.file;
        boolean over;
        if (file == null) {
            over = before.vanished;
        } else {
            if (content.afterUpTo == TrackedFile.NEVER) {
                content.afterUpTo = before.seen;
            }
            over = file.troubled || before.place.position() >= content.afterUpTo || before.waitsAt >= before.seen;
        }
        if (over) {
            content.after = null;
        }
        return !over;
    }

    /** Whether nothing will be added to a content any more, as far as can be told. */
    private boolean isFinal(TrackedFile content, long now) {
        DiskFile file = content.file;
        if (file == null) {
            return false;
        }
        try {
            if (file.isCompressed()) {
                return true;
            }
        } catch (IOException e) {
            return false;
        }
        long quiet = now - file.changedAt;
        return (file.rotatedAt >= 0 && now - quietSince(file) >= rules.rotateWaitMillis())
                || (content.files.finish() != Finish.KEEP && quiet >= content.files.finishAfterMillis());
    }

    private static long quietSince(DiskFile file) {
        return Math.max(file.changedAt, file.rotatedAt);
    }

    long quietMillis(TrackedFile content) {
        DiskFile file = content.file;
        Burst burst = content.flight;
        if (file == null || burst == null || endOf(burst) < content.seen) {
            return TrackedFile.NEVER;
        }
        return Math.max(0, now() - file.changedAt);
    }

    private static long endOf(Burst burst) {
        return burst.place().position() + burst.to() - burst.from();
    }

    @Nullable
    Burst read(TrackedFile content, int most) {
        DiskFile file = content.file;
        if (file == null || isBlocked(content)) {
            return null;
        }
        content.flight = null;
        try {
            return proven(content, file, Math.max(most, content.wanted));
        } catch (DecompressionException e) {
            replaced(content);
        } catch (IOException e) {
            if (e instanceof NoSuchFileException) {
                lookNow(file.path);
            } else {
                trouble(file, e);
            }
        }
        return null;
    }

    private @Nullable Burst proven(TrackedFile content, DiskFile file, int most) throws IOException {
        if (!isOpenEnough(file) || (!file.isWhole() && !file.prove(Long.MAX_VALUE))) {
            return null;
        }
        long size = file.contentSize();
        long position = content.place.position();
        if (size < position) {
            replaced(content);
            return null;
        }
        int before = (int) Math.min(Marker.LONGEST, position);
        byte[] bytes = new byte[before + (int) Math.min(most, size - position)];
        int some = file.read(position - before, bytes, 0, bytes.length);
        byte[] head =
                position <= before && some >= Proof.headLength(content) ? bytes : file.head(Proof.headLength(content));
        if (some < before
                || !content.marker.isBefore(bytes, 0, before)
                || !content.fingerprint.isOf(head, 0, head.length)
                || (size < content.seen && Proof.isRepetitive(bytes, 0, before))) {
            replaced(content);
            return null;
        }
        if (content.fingerprint.length() < Fingerprint.FULL) {
            Proof.learn(content, head == bytes ? Proof.head(file, Fingerprint.FULL) : head);
        }
        long end = position + some - before;
        if (Math.max(end, size) > content.seen) {
            saw(content, Math.max(end, size));
        }
        if (isUnwritten(content, file, bytes, before, some, size)) {
            return null;
        }
        boolean isFinal = end >= content.seen && end >= size && isFinal(content, now());
        if (some == before && !isFinal) {
            return null;
        }
        Burst burst = new Burst(bytes, before, some, content.place, isFinal);
        number(content);
        content.flight = burst;
        return burst;
    }

    /**
     * NUL bytes up to the end were not written yet: a network share shows the size first. NUL bytes with others behind them
     * are a hole that a writer left which went on at its old position after the file was cut.
     */
    private boolean isUnwritten(TrackedFile content, DiskFile file, byte[] bytes, int from, int to, long size)
            throws IOException {
        if (to == from || bytes[from] != 0 || bytes[to - 1] != 0) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        long position = content.place.position() + (to - from);
        if (position >= size) {
            waitsAt(content, position, TrackedFile.NEVER);
            return true;
        }
        byte[] block = new byte[HOLE_STEP];
        while (position < size) {
            int some = file.read(position, block, 0, block.length);
            for (int i = 0; i < some; i++) {
                if (block[i] != 0) {
                    // Whole blocks only: what is left is for whoever knows the encoding.
                    skipHole(content, file, (position + i) / Marker.LONGEST * Marker.LONGEST);
                    return true;
                }
            }
            if (some == 0) {
                break;
            }
            position += some;
        }
        waitsAt(content, size, TrackedFile.NEVER);
        return true;
    }

    private void skipHole(TrackedFile content, DiskFile file, long to) throws IOException {
        if (content.place.within() == Within.NOTHING && to > content.place.position()) {
            events.nulsSkipped(content.flow(), content.path, to - content.place.position());
            content.place = new Place(to, content.place.line(), Within.NOTHING);
            content.marker = Proof.markerAt(file, to);
        }
        enqueue(content);
    }

    private void waitsAt(TrackedFile content, long end, long settlesAt) {
        content.waitsAt = end;
        content.settlesAt = settlesAt;
        waiting.add(content);
    }

    void advance(TrackedFile content, Place next, boolean needsMore, long completeAfterMillis) {
        Burst burst = content.flight;
        if (burst == null) {
            return;
        }
        content.flight = null;
        int index = (int) (burst.from() + next.position() - burst.place().position());
        long end = endOf(burst);
        if (index > burst.from()) {
            content.marker = Marker.before(burst.bytes(), 0, index);
            content.wanted = 0;
        }
        content.place = next;
        content.waitsAt = TrackedFile.NEVER;
        content.settlesAt = TrackedFile.NEVER;
        waiting.remove(content);
        DiskFile file = content.file;
        if (needsMore && file != null) {
            if (end < content.seen) {
                if (index == burst.from()) {
                    content.wanted = Math.min(MOST_WANTED, 2 * (burst.to() - burst.from()));
                }
            } else {
                waitsAt(
                        content,
                        end,
                        completeAfterMillis < 0 ? TrackedFile.NEVER : file.changedAt + completeAfterMillis);
            }
        }
        if (burst.isFinal() && (needsMore || next.position() == end)) {
            content.finalAt = end;
        }
        enqueue(content);
    }

    // Figures.

    /** How far behind everything is. */
    public synchronized TrackFigures figures() {
        Map<String, FlowCount> counts = new HashMap<>();
        long now = now();
        long raw = millis.getAsLong();
        for (DiskFile file : files.values()) {
            FlowCount count = counts.computeIfAbsent(file.flow.name(), name -> new FlowCount());
            TrackedFile owner = file.owner;
            count.files++;
            count.active += now - file.changedAt < HOT_MILLIS ? 1 : 0;
            count.undecided += file.suspects.isEmpty() ? 0 : 1;
            count.unreadable += file.troubled || troubles.holds(file.path) ? 1 : 0;
            count.gone += file.present ? 0 : 1;
            if (owner != null && owner.unread() > 0) {
                count.bytesBehind += owner.unread();
                count.millisBehind = Math.max(count.millisBehind, raw - owner.modified);
            }
        }
        for (TrackedFile content : registry.withoutFile()) {
            if (!content.vanished) {
                counts.computeIfAbsent(content.flow(), name -> new FlowCount()).sought++;
            }
        }
        Map<String, TrackFigures.Flow> all = new LinkedHashMap<>();
        for (FlowFiles flow : flows) {
            all.put(
                    flow.name(),
                    counts.computeIfAbsent(flow.name(), name -> new FlowCount()).figures());
        }
        return new TrackFigures(all, open, registry.size());
    }

    private static final class FlowCount {
        int files;
        int active;
        int undecided;
        int unreadable;
        int gone;
        int sought;
        long bytesBehind;
        long millisBehind;

        TrackFigures.Flow figures() {
            return new TrackFigures.Flow(
                    files, active, undecided, unreadable, gone, sought, bytesBehind, Math.max(0, millisBehind));
        }
    }

    /** Closes all files. */
    @Override
    public synchronized void close() {
        for (DiskFile file : files.values()) {
            close(file);
        }
        recognition.beside.values().forEach(DiskFile::close);
        files.clear();
        byPath.clear();
        ready.clear();
        hints.close();
    }
}
