// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.disk.Hints;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import io.millrace.source.agentfile.identity.Marker;
import io.millrace.source.agentfile.slot.SlotPartition;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One history of logs that are written, rotated, copied, compressed, moved and removed while a tracker follows them and is killed
 * now and then, decided by a seed. At the end every line that was not destroyed unread must have come exactly once.
 */
final class Storm {
    private static final Path LOGS = Path.of("/logs");
    private static final Path OLD = Path.of("/old");
    private static final int ID = 9;
    private static final int FULL = 1024;
    private static final int LANES = 4;

    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1;

        Violation(String message) {
            super(message);
        }
    }

    /** What a schedule may do. */
    record Scope(
            boolean restarts,
            boolean headers,
            boolean copies,
            boolean compression,
            boolean narrow,
            boolean fromEnd,
            boolean fewHandles,
            boolean coarseTimes,
            boolean hints) {}

    private final long seed;
    private final Random random;
    private final boolean tells;
    private final Scope scope;
    private long time = 1_000_000;
    private final SimulatedDisk disk = new SimulatedDisk(this::fileTime);
    private final List<Log> logs = new ArrayList<>();
    private final int longestLine;

    private Tracker tracker;
    private final Starts starts = Starts.inMemory();
    private long lost;
    private int restarts;

    private final Map<SlotPartition, StoredSlot> committed = new HashMap<>();
    private final Map<SlotPartition, StoredSlot> pending = new LinkedHashMap<>();
    private final List<String> pendingEvents = new ArrayList<>();
    private final Map<TrackedFile, Place> pendingPlaces = new LinkedHashMap<>();
    private final List<String> delivered = new ArrayList<>();

    private int nextLine = 1;
    private final Map<Integer, String> lines = new HashMap<>();
    private int headersWritten;
    /** Bytes of lines that were destroyed after the tracker had noticed them. */
    private final Map<Integer, Integer> destroyed = new TreeMap<>();
    /** Lines that the tracker let go of, or never opened though it saw them. */
    private final Map<Integer, String> neglected = new HashMap<>();

    /**
     * Lines in copies of less than a fingerprint. Such a copy, if it was made before what was read later, is not recognised when
     * both its making and the cut happen while nobody looks, and the original was closed before or a restart follows.
     */
    private final Set<Integer> inSmallCopies = new HashSet<>();

    private int copiesMade;
    private int tolerated;
    private boolean crashing;
    private boolean firstLook = true;
    /** Lines that were there before the first look, if those are not wanted. */
    private final Set<Integer> old = new HashSet<>();
    /** Lines that the tracker noticed in files that the pattern means, and how many bytes of them. */
    private final Map<Integer, Integer> noticed = new HashMap<>();

    private int steps;
    private String lastLook = "";

    private final class Log {
        final String base;
        Path path;
        SimulatedDisk.Inode inode;
        final Deque<Runnable> due = new ArrayDeque<>();
        String unfinished = "";
        int number;
        int position;
        final boolean appends;

        Log(String base) {
            this.base = base;
            this.appends = random.nextInt(5) != 0;
            this.path = LOGS.resolve(base + ".log");
        }

        Path rotated(int generation) {
            return LOGS.resolve(path.getFileName() + "." + generation);
        }

        Path compressed(int generation) {
            return LOGS.resolve(path.getFileName() + "." + generation + ".gz");
        }
    }

    Storm(long seed, boolean tells) {
        this.seed = seed;
        this.tells = tells;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.scope = new Scope(
                random.nextInt(2) == 0,
                random.nextInt(6) == 0,
                random.nextInt(3) != 0,
                random.nextInt(3) != 0,
                random.nextInt(5) == 0,
                random.nextInt(6) == 0,
                random.nextInt(6) == 0,
                random.nextInt(4) == 0,
                random.nextInt(3) == 0);
        this.longestLine = random.nextInt(3) == 0 ? 400 : 60;
        disk.directory(LOGS);
        disk.directory(OLD);
        disk.freed = inode -> {
            if (crashing) {
                return;
            }
            text(inode, inode.observed).forEach((id, length) -> neglected.put(id, "freed with inode " + inode.number));
        };
        disk.cut = inode -> text(inode, inode.observed).forEach((id, length) -> destroyed.merge(id, length, Math::max));
    }

    /** Some file systems count whole seconds. */
    private long fileTime() {
        return scope.coarseTimes ? time / 1_000 * 1_000 : time;
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency of the tests.
    private void tell(String what, Object... arguments) {
        if (tells) {
            System.out.printf("%6d %8d  %s%n", steps, time, what.formatted(arguments));
        }
    }

    // What is written.

    private String line(int id) {
        StringBuilder text = new StringBuilder("L%07d:".formatted(id));
        int length = random.nextInt(longestLine);
        while (text.length() < ID + length) {
            text.append((char) ('a' + (id + text.length()) % 26));
        }
        return text.append('\n').toString();
    }

    private void append(Log log) {
        if (log.inode == null) {
            open(log);
        }
        StringBuilder text = new StringBuilder(log.unfinished);
        log.unfinished = "";
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int id = nextLine++;
            String line = line(id);
            lines.put(id, line);
            text.append(line);
        }
        if (random.nextInt(3) == 0) {
            int id = nextLine++;
            String line = line(id);
            lines.put(id, line);
            int some = ID + random.nextInt(line.length() - ID);
            text.append(line, 0, some);
            log.unfinished = line.substring(some);
        }
        write(log, text.toString());
    }

    private void write(Log log, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int at = log.appends ? log.inode.size : log.position;
        disk.write(log.inode, at, bytes);
        log.position = at + bytes.length;
        tell(
                "append %d bytes to %s (inode %d, now %d): %s",
                bytes.length, log.path, log.inode.number, log.inode.size, text.replace("\n", "|"));
    }

    private void open(Log log) {
        if (disk.exists(log.path)) {
            log.inode = disk.at(log.path);
            log.position = log.inode.size;
            return;
        }
        log.inode = disk.create(log.path);
        log.position = 0;
        log.unfinished = "";
        tell("create %s (inode %d)", log.path, log.inode.number);
        if (scope.headers) {
            headersWritten++;
            write(log, "#header\n");
        }
    }

    // What is rotated.

    private void plan(Log log) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            planRename(log);
        } else if (kind < 7 && scope.copies) {
            planCopyAndCut(log);
        } else if (kind == 7) {
            planNewName(log);
        } else if (kind == 8) {
            planCut(log);
        } else {
            planRename(log);
        }
    }

    private void shift(Log log) {
        int last = 1;
        while (disk.exists(log.rotated(last)) || disk.exists(log.compressed(last))) {
            last++;
        }
        int most = 2 + random.nextInt(4);
        for (int generation = last - 1; generation >= 1; generation--) {
            int from = generation;
            log.due.add(() -> {
                for (boolean compressed : new boolean[] {false, true}) {
                    Path path = compressed ? log.compressed(from) : log.rotated(from);
                    if (disk.exists(path)) {
                        if (from >= most) {
                            tell("remove %s (inode %d)", path, disk.at(path).number);
                            disk.remove(path);
                        } else {
                            Path to = compressed ? log.compressed(from + 1) : log.rotated(from + 1);
                            tell("rename %s to %s (inode %d)", path, to, disk.at(path).number);
                            disk.rename(path, to);
                        }
                    }
                }
            });
        }
    }

    private void planRename(Log log) {
        if (log.inode == null || !disk.exists(log.path)) {
            return;
        }
        shift(log);
        boolean out = random.nextInt(6) == 0;
        log.due.add(() -> {
            Path to = out ? OLD.resolve(log.base + "-" + nextLine) : log.rotated(1);
            tell("rename %s to %s (inode %d)", log.path, to, disk.at(log.path).number);
            disk.rename(log.path, to);
        });
        int late = random.nextInt(3);
        for (int i = 0; i < late; i++) {
            log.due.add(() -> {
                tell("the writer has not noticed");
                append(log);
            });
        }
        log.due.add(() -> {
            finishLine(log);
            log.inode = null;
        });
        if (random.nextBoolean()) {
            log.due.add(() -> open(log));
        }
        planCompression(log);
    }

    /** A writer that closes its file writes its line to the end, mostly. */
    private void finishLine(Log log) {
        if (!log.unfinished.isEmpty() && random.nextInt(4) != 0) {
            write(log, log.unfinished);
        }
        log.unfinished = "";
    }

    private void planCompression(Log log) {
        if (!scope.compression || random.nextInt(3) != 0) {
            return;
        }
        int generation = 1 + random.nextInt(2);
        Path from = log.rotated(generation);
        Path to = log.compressed(generation);
        Path[] source = {null};
        log.due.add(() -> {
            if (disk.exists(from) && !disk.exists(to) && disk.at(from) != log.inode) {
                source[0] = from;
                byte[] packed = gzip(disk.at(from).content());
                SimulatedDisk.Inode target = disk.create(to);
                tell("compress %s to %s (inode %d)", from, to, target.number);
                int parts = 1 + random.nextInt(3);
                for (int part = 0; part < parts; part++) {
                    int begin = packed.length * part / parts;
                    int end = packed.length * (part + 1) / parts;
                    log.due.addFirst(() -> {
                        disk.append(target, Arrays.copyOfRange(packed, begin, end));
                        if (end == packed.length) {
                            target.modified = disk.at(from).modified;
                        }
                        tell("%s has %d of %d bytes", to, end, packed.length);
                    });
                    // The first part has to come first.
                    log.due.addLast(log.due.removeFirst());
                }
                log.due.addLast(() -> {
                    tell("remove %s (inode %d)", from, disk.at(from).number);
                    disk.remove(from);
                });
            }
        });
    }

    private void planCopyAndCut(Log log) {
        if (log.inode == null || !disk.exists(log.path)) {
            return;
        }
        shift(log);
        log.due.add(() -> {
            byte[] content = log.inode.content();
            SimulatedDisk.Inode target = disk.create(log.rotated(1));
            tell("copy %s to %s (inode %d)", log.path, log.rotated(1), target.number);
            copiesMade++;
            if (content.length < FULL) {
                inSmallCopies.addAll(lines(content).keySet());
            }
            int parts = 1 + random.nextInt(3);
            Deque<Runnable> rest = new ArrayDeque<>();
            for (int part = 0; part < parts; part++) {
                int begin = content.length * part / parts;
                int end = content.length * (part + 1) / parts;
                rest.add(() -> {
                    disk.append(target, Arrays.copyOfRange(content, begin, end));
                    tell("copied %d of %d bytes", end, content.length);
                });
            }
            if (random.nextInt(4) == 0) {
                rest.add(() -> append(log));
            }
            rest.add(() -> cut(log));
            while (!rest.isEmpty()) {
                log.due.addFirst(rest.removeLast());
            }
        });
        if (random.nextBoolean()) {
            log.due.add(() -> append(log));
            log.due.add(() -> append(log));
        }
        planCompression(log);
    }

    private void cut(Log log) {
        tell("cut %s (inode %d)", log.path, log.inode.number);
        disk.truncate(log.inode, 0);
        log.unfinished = "";
        if (scope.headers) {
            headersWritten++;
            write(log, "#header\n");
        }
    }

    private void planCut(Log log) {
        if (log.inode != null && random.nextInt(3) == 0) {
            log.due.add(() -> cut(log));
            if (random.nextBoolean()) {
                log.due.add(() -> append(log));
                log.due.add(() -> append(log));
            }
        }
    }

    private void planNewName(Log log) {
        log.due.add(() -> {
            finishLine(log);
            log.inode = null;
            log.number++;
            log.path = LOGS.resolve(log.base + "-" + log.number + ".log");
            tell("goes on in %s", log.path);
        });
    }

    private void removeSomething() {
        List<Path> rotated = disk.names.keySet().stream()
                .filter(path -> path.startsWith(LOGS))
                .filter(path -> logs.stream().noneMatch(log -> log.path.equals(path)))
                .filter(path -> logs.stream().allMatch(log -> log.due.isEmpty()))
                .collect(Collectors.toList());
        if (!rotated.isEmpty()) {
            Path path = rotated.get(random.nextInt(rotated.size()));
            if (random.nextInt(3) == 0) {
                Path to = OLD.resolve(path.getFileName() + "-" + nextLine);
                tell("move %s to %s (inode %d)", path, to, disk.at(path).number);
                disk.rename(path, to);
            } else {
                tell("remove %s (inode %d)", path, disk.at(path).number);
                disk.remove(path);
            }
        }
    }

    // What the connector does.

    private void startTracker() {
        tracker = new Tracker(
                disk,
                List.of(flow()),
                new TrackRules(
                        "n",
                        LANES,
                        scope.hints ? WatchMode.EVENTS : WatchMode.POLLING,
                        1 + random.nextInt(1_000),
                        1,
                        250,
                        10_000,
                        5_000,
                        scope.fewHandles ? 1 + random.nextInt(500) : 30_000,
                        scope.fewHandles ? 1 + random.nextInt(3) : 100),
                scope.hints ? new SomeHints() : Hints.NONE,
                starts,
                () -> time,
                new TrackEvents() {
                    @Override
                    public void lost(String flow, Path path, long bytes) {
                        lost += bytes;
                        tell("  LOST %d of %s", bytes, path);
                    }

                    @Override
                    public void rotated(String flow, Path path, Rotation kind) {
                        tell("  rotated %s: %s", path, kind);
                    }

                    @Override
                    public void ambiguous(String flow, Path path, Path other) {
                        tell("  ambiguous %s and %s", path, other);
                    }

                    @Override
                    public void unreadable(String flow, Path path, String reason) {
                        tell("  unreadable %s: %s", path, reason);
                    }

                    @Override
                    public void nulsSkipped(String flow, Path path, long bytes) {
                        tell("  skipped %d NULs of %s", bytes, path);
                    }
                });
        tracker.restore(allLanes(), new ArrayList<>(committed.values()));
    }

    private FlowFiles flow() {
        FlowFiles all = FlowFiles.of("all", scope.narrow ? "/logs/*.log" : "/logs/*");
        return new FlowFiles(
                all.name(),
                all.include(),
                all.exclude(),
                scope.fromEnd ? InitialPosition.END_OF_FILE : InitialPosition.START_OF_FILE,
                0,
                0,
                random.nextInt(4) == 0 ? Order.OLDEST_FIRST : Order.ROUND_ROBIN,
                all.finish(),
                all.archive(),
                all.finishAfterMillis(),
                true);
    }

    /** Names of files that exist, or their directory, or nothing, or that something was missed. */
    private final class SomeHints implements Hints {
        @Override
        public boolean watch(Path directory) {
            return random.nextInt(10) != 0;
        }

        @Override
        public void forget(Path directory) {}

        @Override
        public boolean drain(Set<Path> changed) {
            if (random.nextInt(3) == 0) {
                changed.add(LOGS);
            }
            for (Path path : disk.names.keySet()) {
                if (random.nextInt(3) == 0) {
                    changed.add(path);
                }
            }
            return random.nextInt(10) != 0;
        }

        @Override
        public void close() {}
    }

    private static Set<Integer> allLanes() {
        return IntStream.range(0, LANES).boxed().collect(Collectors.toSet());
    }

    private void look() {
        if (firstLook && scope.fromEnd) {
            disk.names.forEach((path, inode) -> {
                if (isMeant(path)) {
                    text(inode, inode.size).forEach((id, length) -> {
                        if (length == lines.get(id).length()) {
                            old.add(id);
                        }
                    });
                }
            });
        }
        firstLook = false;
        tracker.look();
        if (scope.narrow) {
            disk.names.forEach((path, inode) -> {
                if (isMeant(path)) {
                    text(inode, inode.observed).forEach((id, length) -> noticed.merge(id, length, Math::max));
                }
            });
        }
        if (tells) {
            String all = tracker.registry.all().stream()
                    .filter(content -> !content.vanished)
                    .map(TrackedFile::toString)
                    .collect(Collectors.joining("; "));
            tell("look: %s", all.equals(lastLook) ? "as before" : all);
            lastLook = all;
        }
    }

    private boolean isMeant(Path path) {
        return path.startsWith(LOGS) && (!scope.narrow || path.toString().endsWith(".log"));
    }

    private boolean read() {
        TrackedFile file = tracker.next(lane -> true);
        if (file == null) {
            return false;
        }
        Burst burst = file.read(random.nextInt(3) == 0 ? 10 + random.nextInt(200) : 4096);
        if (burst == null) {
            tell("  nothing to read of %s", file);
            return true;
        }
        int most = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : Integer.MAX_VALUE;
        take(file, burst, most);
        return true;
    }

    private void take(TrackedFile file, Burst burst, int most) {
        byte[] bytes = burst.bytes();
        int at = burst.from();
        Place place = burst.place();
        int taken = 0;
        boolean needsMore = false;
        while (at < burst.to() && taken < most) {
            int skipped = at;
            while (skipped < burst.to() && bytes[skipped] == 0) {
                skipped++;
            }
            int end = skipped;
            while (end < burst.to() && bytes[end] != '\n') {
                end++;
            }
            boolean isWhole = end < burst.to();
            if (!isWhole && !burst.isFinal()) {
                needsMore = true;
                break;
            }
            int next = isWhole ? end + 1 : end;
            String event = new String(bytes, skipped, next - skipped, StandardCharsets.US_ASCII);
            place = new Place(
                    burst.place().position() + next - burst.from(), place.line() + (isWhole ? 1 : 0), Within.NOTHING);
            at = next;
            if (!event.isEmpty()) {
                taken++;
                pendingEvents.add(event);
                pending.put(
                        new SlotPartition("n", file.lane(), file.slot()),
                        file.stored(place, Marker.before(bytes, 0, next)));
                pendingPlaces.put(file, place);
                tell("  event from %s: %s", file, event.replace("\n", "|"));
            }
        }
        file.advance(place, needsMore);
    }

    private void commit() {
        tell("commit of %d", pendingEvents.size());
        delivered.addAll(pendingEvents);
        committed.putAll(pending);
        pendingPlaces.forEach(TrackedFile::delivered);
        discard();
    }

    private void discard() {
        pendingEvents.clear();
        pending.clear();
        pendingPlaces.clear();
    }

    private void restart() {
        restarts++;
        boolean clean = random.nextBoolean();
        if (clean) {
            commit();
        }
        tell(clean ? "stop and start" : "kill and start");
        discard();
        crashing = true;
        disk.crash();
        crashing = false;
        // Nobody promises anything of what moved away or was removed, once the files are closed.
        neglected.clear();
        startTracker();
    }

    private void taskFails() {
        tell("the task fails and begins again");
        discard();
        tracker.restore(allLanes(), new ArrayList<>(committed.values()));
    }

    // The history.

    void run() {
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            logs.add(new Log(i == 0 ? "app" : "web"));
        }
        for (Log log : logs) {
            if (scope.fromEnd ? random.nextInt(4) != 0 : random.nextInt(4) == 0) {
                append(log);
            }
        }
        startTracker();
        int length = 40 + random.nextInt(120);
        for (steps = 0; steps < length; steps++) {
            time += 1 + random.nextInt(3);
            step();
        }
        for (Log log : logs) {
            while (!log.due.isEmpty()) {
                time += 1 + random.nextInt(3);
                log.due.poll().run();
                if (random.nextBoolean()) {
                    look();
                }
            }
            if (random.nextBoolean() && log.inode != null) {
                append(log);
            }
        }
        tell("it becomes quiet");
        for (int i = 0; i < 120; i++) {
            time += 250;
            look();
            while (read()) {
                // All there is.
            }
            commit();
        }
        judge();
        tracker.close();
    }

    private void step() {
        Log log = logs.get(random.nextInt(logs.size()));
        int what = random.nextInt(100);
        if (what < 22) {
            append(log);
        } else if (what < 45) {
            Runnable due = log.due.poll();
            if (due != null) {
                due.run();
            } else if (random.nextInt(3) == 0) {
                plan(log);
            }
        } else if (what < 65) {
            look();
        } else if (what < 86) {
            read();
        } else if (what < 92) {
            commit();
        } else if (what < 94) {
            removeSomething();
        } else if (what < 97) {
            int pause = random.nextInt(4) == 0 && logs.stream().allMatch(one -> one.due.isEmpty())
                    ? random.nextInt(15_000)
                    : random.nextInt(300);
            tell("%d ms pass", pause);
            time += pause;
        } else if (scope.restarts) {
            if (random.nextInt(3) == 0) {
                taskFails();
            } else {
                restart();
            }
        }
    }

    // The judgement.

    /** Which lines bytes hold, and how many bytes of each. */
    private Map<Integer, Integer> text(SimulatedDisk.Inode inode, int length) {
        byte[] bytes = Arrays.copyOf(inode.bytes, length);
        if (length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xFF) == 0x8b) {
            bytes = gunzip(bytes);
        }
        return lines(bytes);
    }

    private static Map<Integer, Integer> lines(byte[] bytes) {
        Map<Integer, Integer> found = new TreeMap<>();
        for (String line :
                new String(bytes, StandardCharsets.US_ASCII).replace("\0", "").split("(?<=\n)", 0)) {
            int id = id(line);
            if (id > 0) {
                found.merge(id, line.length(), Math::max);
            }
        }
        return found;
    }

    private static int id(String line) {
        return line.length() >= ID && line.charAt(0) == 'L' && line.charAt(ID - 1) == ':'
                ? Integer.parseInt(line.substring(1, ID - 1))
                : 0;
    }

    private void judge() {
        Map<Integer, Integer> came = new HashMap<>();
        int headers = 0;
        for (String event : delivered) {
            int id = id(event);
            if (event.startsWith("#header")) {
                headers++;
                continue;
            }
            String line = lines.get(id);
            if (line == null) {
                throw new Violation("something came that nobody wrote: " + event.replace("\n", "|"));
            }
            if (!line.startsWith(event)) {
                throw new Violation("something came that is no line: " + event.replace("\n", "|"));
            }
            if (came.putIfAbsent(id, event.length()) != null) {
                if ((restarts > 0 || scope.fewHandles) && inSmallCopies.contains(id)) {
                    tolerated++;
                    continue;
                }
                throw new Violation("came twice: " + event.replace("\n", "|"));
            }
        }
        if (headers > headersWritten + copiesMade) {
            throw new Violation(headers + " headers came of " + headersWritten);
        }
        for (int id : old) {
            // An equal beginning may be all that a copy and its original have in common.
            if (came.containsKey(id) && restarts == 0 && !scope.copies && !scope.compression) {
                throw new Violation(
                        "came though it was there before: " + lines.get(id).replace("\n", "|"));
            }
        }
        Set<Integer> there = new TreeSet<>();
        disk.names.forEach((path, inode) -> {
            if (path.startsWith(LOGS)) {
                text(inode, inode.size).forEach((id, length) -> {
                    if (lines.get(id).length() == length) {
                        there.add(id);
                    }
                });
            }
        });
        for (int id : there) {
            boolean isWanted = !old.contains(id)
                    && !(scope.narrow && scope.fewHandles && inSmallCopies.contains(id))
                    && (!scope.narrow
                            || (restarts == 0
                                    && noticed.getOrDefault(id, 0)
                                            == lines.get(id).length()));
            if (isWanted && !came.containsKey(id)) {
                throw new Violation("lost though it is there: " + lines.get(id).replace("\n", "|"));
            }
        }
        if (scope.fewHandles || scope.fromEnd || scope.narrow) {
            // Not all is promised then, and more is counted.
            return;
        }
        neglected.forEach((id, why) -> {
            if (!came.containsKey(id) && !destroyed.containsKey(id)) {
                throw new Violation("lost, " + why + ": " + lines.get(id).replace("\n", "|"));
            }
        });
        Set<Integer> counted = new HashSet<>(destroyed.keySet());
        long expected = 0;
        for (int id : counted) {
            expected += Math.max(0, destroyed.get(id) - came.getOrDefault(id, 0));
        }
        boolean holes = logs.stream().anyMatch(log -> !log.appends);
        if (holes) {
            // Holes count as well.
            return;
        }
        boolean exact = restarts == 0 && !scope.headers;
        if (exact ? lost != expected : lost > expected + allHeaders() && restarts == 0) {
            throw new Violation("%d bytes were counted as lost, %d were: %s"
                    .formatted(
                            lost,
                            expected,
                            counted.stream()
                                    .filter(id -> destroyed.get(id) > came.getOrDefault(id, 0))
                                    .map(id -> id + "(" + (destroyed.get(id) - came.getOrDefault(id, 0)) + ")")
                                    .collect(Collectors.joining(" "))));
        }
    }

    private int allHeaders() {
        return 8 * headersWritten;
    }

    long lines() {
        return delivered.size();
    }

    int tolerated() {
        return tolerated;
    }

    long lost() {
        return lost;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] gunzip(byte[] bytes) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
            in.transferTo(plain);
        } catch (IOException e) {
            // It is not complete.
            return new byte[0];
        }
        return plain.toByteArray();
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + scope;
    }
}
