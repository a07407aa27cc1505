// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.FileFacts;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Hash64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose content a file holds that is nobody's yet. Contents whose file is gone or was cut come first: what holds them
 * as far as they were read is where they go on. What is the same as another file's content so far may be a copy that is being
 * made before that one is cut, so it waits. Everything else is new.
 *
 * <p>Guarded by the tracker.
 */
final class Recognition {
    private static final long STEP = 8 * 1024 * 1024;
    private static final int MOST_ROUNDS = 16;
    /** Up to how many contents of a directory are compared with each new file. */
    private static final int FEW = 500;
    /** When some of them turn out to be others, the file is compared with all again. */
    private static final int MOST_SUSPECTS = 8;

    private static final Comparator<TrackedFile> FURTHEST_FIRST = Comparator.comparingLong(
                    (TrackedFile content) -> content.place.position())
            .reversed()
            .thenComparing(TrackedFile::lane)
            .thenComparing(content -> content.partition.slot());

    private final Tracker tracker;
    private final Disk disk;
    private final Troubles troubles;
    /** Files that nobody owns. */
    final Set<DiskFile> unowned = new LinkedHashSet<>();
    /** Files beside those that patterns mean, looked at for the rest of a content; by key. */
    final Map<String, DiskFile> beside = new HashMap<>();
    /** Counts changes of who is where, so that nothing is compared twice in vain. */
    private long epoch;

    private boolean isDue;

    Recognition(Tracker tracker, Disk disk, Troubles troubles) {
        this.tracker = tracker;
        this.disk = disk;
        this.troubles = troubles;
    }

    void changed() {
        epoch++;
        isDue = true;
    }

    /** A file that nobody owns was changed. */
    void touched() {
        isDue = true;
    }

    /** Whether something happened since the last run. */
    boolean isDue() {
        return isDue;
    }

    /**
     * Decides what can be decided now.
     *
     * @param beside whether to look for contents in files that no pattern means as well
     */
    void run(long now, boolean beside) {
        isDue = false;
        int rounds = 0;
        boolean again = true;
        while (again && rounds++ < MOST_ROUNDS) {
            again = claim(beside);
            again |= settle(now);
        }
    }

    // Contents that are sought.

    private boolean claim(boolean mayLookBeside) {
        if (unowned.isEmpty() && !mayLookBeside) {
            return false;
        }
        List<TrackedFile> sought = tracker.registry.withoutFile();
        if (sought.isEmpty()) {
            return false;
        }
        boolean any = false;
        // Two generations may have lain in one file; what was read of the later one tells more.
        sought.sort(FURTHEST_FIRST);
        for (TrackedFile content : sought) {
            DiskFile file = tracker.files.get(content.key);
            if (file != null && file.owner == null && isReadable(file) && stillProves(content, file)) {
                tracker.attach(content, file);
                any = true;
            }
        }
        sought.removeIf(content -> content.file != null);
        List<DiskFile> candidates = new ArrayList<>(unowned);
        candidates.removeIf(file -> file.isEvaluated(epoch) && !file.waitsForSought());
        any |= match(sought, candidates, false);
        sought.removeIf(content -> content.file != null);
        sought.removeIf(content -> content.vanished);
        if (!sought.isEmpty() && mayLookBeside) {
            lookBeside(sought);
            candidates.addAll(beside.values());
            any |= match(sought, candidates, true);
        }
        return any;
    }

    private boolean match(List<TrackedFile> sought, List<DiskFile> candidates, boolean mayBeShort) {
        if (sought.isEmpty() || candidates.isEmpty()) {
            return false;
        }
        Map<Integer, Map<Long, List<TrackedFile>>> index = index(sought);
        Map<TrackedFile, DiskFile> best = new HashMap<>();
        for (DiskFile file : candidates) {
            if (file.owner == null && isReadable(file)) {
                for (TrackedFile content : alike(file, index)) {
                    if (proves(content, file, mayBeShort)) {
                        best.merge(content, file, Recognition::better);
                    }
                }
            }
        }
        List<TrackedFile> furthestFirst = new ArrayList<>(best.keySet());
        furthestFirst.sort(FURTHEST_FIRST);
        boolean any = false;
        for (TrackedFile content : furthestFirst) {
            DiskFile file = best.get(content);
            if (file != null && file.owner == null) {
                tracker.attach(content, file);
                any = true;
            }
        }
        return any;
    }

    private static DiskFile better(DiskFile a, DiskFile b) {
        try {
            if (a.present != b.present) {
                return a.present ? a : b;
            }
            long difference = a.contentSize() - b.contentSize();
            if (difference != 0) {
                return difference > 0 ? a : b;
            }
            return a.isCompressed() && !b.isCompressed() ? b : a;
        } catch (IOException e) {
            return a;
        }
    }

    /** Contents by the fingerprints that may be compared at once. */
    private static Map<Integer, Map<Long, List<TrackedFile>>> index(List<TrackedFile> contents) {
        Map<Integer, Map<Long, List<TrackedFile>>> index = new TreeMap<>();
        for (TrackedFile content : contents) {
            index(content, index);
        }
        return index;
    }

    private static void index(TrackedFile content, Map<Integer, Map<Long, List<TrackedFile>>> index) {
        if (content.fingerprint.length() > 0) {
            index.computeIfAbsent(content.fingerprint.length(), length -> new HashMap<>())
                    .computeIfAbsent(content.fingerprint.hash(), hash -> new ArrayList<>(1))
                    .add(content);
        }
    }

    private List<TrackedFile> alike(DiskFile file, Map<Integer, Map<Long, List<TrackedFile>>> index) {
        List<TrackedFile> alike = new ArrayList<>();
        try {
            int longest = 0;
            for (int length : index.keySet()) {
                longest = Math.max(longest, length);
            }
            byte[] head = file.head(longest);
            for (Map.Entry<Integer, Map<Long, List<TrackedFile>>> entry : index.entrySet()) {
                if (entry.getKey() > head.length) {
                    break;
                }
                alike.addAll(entry.getValue().getOrDefault(Hash64.of(head, 0, entry.getKey()), List.of()));
            }
            if (head.length < Fingerprint.FULL) {
                for (Map.Entry<Integer, Map<Long, List<TrackedFile>>> entry : index.entrySet()) {
                    if (entry.getKey() > head.length && entry.getKey() <= Fingerprint.FULL) {
                        addLonger(head, entry.getValue().values(), alike);
                    }
                }
            }
        } catch (IOException e) {
            tracker.trouble(file, e);
        }
        // Flows may read the same from places of their own, and what one of them has read is not the other's.
        alike.removeIf(content -> isElsewhere(content, file));
        return alike;
    }

    /** Contents whose known beginning is longer than a file, and begins with it. */
    private static void addLonger(byte[] head, Collection<List<TrackedFile>> candidates, List<TrackedFile> alike) {
        for (List<TrackedFile> some : candidates) {
            for (TrackedFile content : some) {
                if (content.head != null && content.mayBegin(head) && Proof.isBegunBy(content, head)) {
                    alike.add(content);
                }
            }
        }
    }

    /** Lists the directories where the rest of a content may lie under a name that no pattern means. */
    private void lookBeside(List<TrackedFile> sought) {
        Set<Path> directories = new HashSet<>();
        for (TrackedFile content : sought) {
            Path directory = content.path.getParent();
            if (directory != null && directories.add(directory)) {
                list(directory, content.files);
            }
        }
        beside.values().removeIf(file -> {
            boolean over = !directories.contains(file.path.getParent());
            if (over) {
                file.close();
            }
            return over;
        });
    }

    private void list(Path directory, FlowFiles flow) {
        Set<String> there = new HashSet<>();
        try {
            for (Path entry : disk.list(directory)) {
                Optional<FileFacts> facts = disk.facts(entry);
                if (facts.isPresent()) {
                    String key = DiskFile.key(entry, facts.get());
                    there.add(key);
                    if (!tracker.files.containsKey(key) && facts.get().size() > 0) {
                        seeBeside(key, entry, facts.get(), flow);
                    }
                }
            }
        } catch (IOException e) {
            troubles.at(flow.name(), directory, e);
        }
        beside.values().removeIf(file -> {
            boolean over = tracker.files.containsKey(file.key)
                    || (directory.equals(file.path.getParent()) && !there.contains(file.key));
            if (over) {
                file.close();
            }
            return over;
        });
    }

    private void seeBeside(String key, Path path, FileFacts facts, FlowFiles flow) {
        DiskFile file = beside.get(key);
        if (file == null) {
            file = new DiskFile(disk, key, flow, path, facts);
            file.present = false;
            file.changedAt = tracker.now();
            beside.put(key, file);
        } else {
            if (file.size != facts.size() || file.modified != facts.modifiedMillis()) {
                file.changedAt = tracker.now();
            }
            file.path = path;
            file.size = facts.size();
            file.modified = facts.modifiedMillis();
        }
    }

    /** Whether something is still being written that may turn out to be the rest of a content. */
    boolean mayComeTrue(Path directory, long since) {
        for (DiskFile file : unowned) {
            if (directory.equals(file.path.getParent()) && file.changedAt >= since && !isWhole(file)) {
                return true;
            }
        }
        for (DiskFile file : beside.values()) {
            if (directory.equals(file.path.getParent()) && file.changedAt >= since && !isWhole(file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(DiskFile file) {
        try {
            return file.isWhole();
        } catch (IOException e) {
            return true;
        }
    }

    /** Lets go of what was only looked at, when nothing is sought any more. */
    void tidy() {
        if (!beside.isEmpty() && tracker.registry.withoutFile().stream().noneMatch(TrackedFile::isSought)) {
            beside.values().forEach(DiskFile::close);
            beside.clear();
        }
    }

    // Files that are nobody's.

    private boolean settle(long now) {
        List<DiskFile> due = new ArrayList<>();
        for (DiskFile file : unowned) {
            if (!file.left
                    && file.size > 0
                    && (!file.isEvaluated(epoch)
                            || (!file.suspects.isEmpty() && now - file.changedAt >= tracker.rules.copyGraceMillis()))) {
                due.add(file);
            }
        }
        if (due.isEmpty()) {
            return false;
        }
        // Of a file and its unfinished copy, the longer one is the original; of equal ones that with the shorter name.
        due.sort(Comparator.comparingLong((DiskFile file) -> file.size)
                .reversed()
                .thenComparing(file -> file.path.toString().length())
                .thenComparing(file -> file.path));
        long begin = epoch;
        Others others = new Others();
        List<TrackedFile> begun = new ArrayList<>();
        for (DiskFile file : due) {
            if (file.owner != null) {
                continue;
            }
            try {
                if (!tracker.isOpenEnough(file)) {
                    continue;
                }
                if (file.isCompressed() && tracker.isLeftAlone(file)) {
                    file.left = true;
                    continue;
                }
                if (!isReadable(file)) {
                    continue;
                }
                if (tracker.beginsAtEnd(file)) {
                    // Nothing of it is wanted, so that it does not matter whose copy it is.
                    begin(file, others, begun);
                    continue;
                }
                if (file.isEvaluated(epoch)) {
                    if (isTwin(file, now)) {
                        begin(file, others, begun);
                    }
                    continue;
                }
                Set<TrackedFile> before = new HashSet<>(file.suspects);
                if (file.spentCopyOf != null) {
                    before.add(file.spentCopyOf);
                }
                file.suspects.clear();
                file.spentCopyOf = null;
                suspect(file, before, others);
                if (epoch != begin) {
                    // A content lost its file meanwhile: it is sought first.
                    chain(begun);
                    return true;
                }
                file.evaluated(epoch);
                if (file.spentCopyOf != null) {
                    continue;
                }
                if (file.suspects.isEmpty() || isTwin(file, now)) {
                    begin(file, others, begun);
                } else if (file.contentSize() < Fingerprint.FULL) {
                    tracker.remember(file, file.suspects.iterator().next());
                }
            } catch (IOException e) {
                tracker.trouble(file, e);
            }
        }
        chain(begun);
        return false;
    }

    private void begin(DiskFile file, Others others, List<TrackedFile> begun) throws IOException {
        for (TrackedFile suspect : file.suspects) {
            tracker.events.ambiguous(file.flow.name(), file.path, suspect.path);
        }
        TrackedFile content = tracker.begin(file);
        if (content != null) {
            others.add(content);
            if (!file.wasThereBefore) {
                begun.add(content);
            }
        }
    }

    /** Generations of one file that appeared between two looks are read in the order in which they were written. */
    private static void chain(List<TrackedFile> begun) {
        begun.sort(Comparator.comparingLong((TrackedFile content) -> content.modified)
                .thenComparing(content -> content.path, Comparator.reverseOrder()));
        for (int i = 1; i < begun.size(); i++) {
            TrackedFile content = begun.get(i);
            for (int j = i - 1; j >= 0 && content.after == null; j--) {
                if (isFamily(begun.get(j), content)) {
                    content.after = begun.get(j);
                }
            }
        }
    }

    private static boolean isFamily(TrackedFile a, TrackedFile b) {
        return a.lane() == b.lane() && Lanes.family(a.path).equals(Lanes.family(b.path));
    }

    /** The contents that a file may hold, for one round. */
    private final class Others {
        private @Nullable Map<Integer, Map<Long, List<TrackedFile>>> byFingerprint;
        private final Map<Path, List<TrackedFile>> byDirectory = new HashMap<>();
        private final Map<Path, List<TrackedFile>> byPath = new HashMap<>();

        /** Few runs need them, so that they are not gathered before. */
        Map<Integer, Map<Long, List<TrackedFile>>> byFingerprint() {
            Map<Integer, Map<Long, List<TrackedFile>>> gathered = byFingerprint;
            if (gathered == null) {
                gathered = new TreeMap<>();
                byFingerprint = gathered;
                tracker.registry.all().forEach(this::add);
            }
            return gathered;
        }

        void add(TrackedFile content) {
            if (byFingerprint != null) {
                index(content, byFingerprint);
                byPath.computeIfAbsent(content.path, path -> new ArrayList<>(1)).add(content);
                Path directory = content.path.getParent();
                if (directory != null) {
                    byDirectory
                            .computeIfAbsent(directory, d -> new ArrayList<>())
                            .add(content);
                }
            }
        }

        /**
         * Contents whose beginning may be longer than a small file, and begin with it: in a directory of very many files only
         * those that the file may be named after.
         */
        List<TrackedFile> near(DiskFile file) {
            List<TrackedFile> all = byDirectory.getOrDefault(file.path.getParent(), List.of());
            if (all.size() <= FEW) {
                return all;
            }
            List<TrackedFile> named = new ArrayList<>();
            String name = String.valueOf(file.path.getFileName());
            for (int length = 1; length <= name.length(); length++) {
                named.addAll(byPath.getOrDefault(file.path.resolveSibling(name.substring(0, length)), List.of()));
            }
            return named;
        }
    }

    private void suspect(DiskFile file, Set<TrackedFile> before, Others others) throws IOException {
        byte[] head = Proof.head(file, Fingerprint.FULL);
        Set<TrackedFile> alike = new LinkedHashSet<>(alike(file, others.byFingerprint()));
        if (head.length < Fingerprint.FULL) {
            for (TrackedFile content : others.near(file)) {
                if (content.fingerprint.length() > head.length && content.mayBegin(head) && mayBegin(content, head)) {
                    alike.add(content);
                }
            }
        }
        TrackedFile remembered = tracker.rememberedCopy(file);
        if (remembered != null) {
            alike.add(remembered);
        }
        boolean isUnchanged = file.evaluatedSize == file.size && file.evaluatedModified == file.modified;
        before.removeIf(content -> !tracker.registry.holds(content) || !(isUnchanged || alike.contains(content)));
        alike.addAll(before);
        alike.removeIf(content -> isElsewhere(content, file));
        for (TrackedFile content : alike) {
            if (file.suspects.size() >= MOST_SUSPECTS) {
                break;
            }
            DiskFile other = content.file;
            if (other == null) {
                if (file.key.equals(content.key)) {
                    // It was cut and written again, perhaps with equal lines.
                    continue;
                }
                if (!content.vanished && isShortCopy(content, file)) {
                    file.suspects.add(content);
                } else if (file.contentSize() < content.place.position()
                        && (content == remembered
                                || before.contains(content)
                                || isBeginningOf(content, file, head)
                                || mayBeSpent(file, content))) {
                    file.spentCopyOf = content;
                    if (file.contentSize() < Fingerprint.FULL) {
                        tracker.remember(file, content);
                    }
                }
            } else if (other != file && mayBeCopyOf(content, other, file)) {
                file.suspects.add(content);
            }
        }
    }

    private boolean mayBeCopyOf(TrackedFile content, DiskFile other, DiskFile file) throws IOException {
        if (!tracker.verify(content)) {
            // If it still counts as the other's content, nobody could look just now.
            return content.file == other;
        }
        // What is longer than the other is no copy of it.
        return file.contentSize() <= other.contentSize() && Proof.sameSoFar(file, other);
    }

    private static boolean isShortCopy(TrackedFile content, DiskFile file) throws IOException {
        return isNamedAfter(file, content) && Proof.holds(content, file);
    }

    /** Whether all bytes of a small file are known to be the first ones of a content that was cut after the file was written. */
    private static boolean isBeginningOf(TrackedFile content, DiskFile file, byte[] head) throws IOException {
        byte[] known = content.head;
        return known != null
                && !content.vanishedWhole
                && file.modified <= content.lostAt
                && file.contentSize() == head.length
                && head.length <= known.length
                && Arrays.equals(known, 0, head.length, head, 0, head.length);
    }

    /**
     * Whether a file may be a copy of a content that was cut, made when less of that was written than was read later: by its name,
     * and because it was there before.
     */
    private static boolean mayBeSpent(DiskFile file, TrackedFile content) {
        return !content.vanishedWhole && file.modified <= content.lostAt && isNamedAfter(file, content);
    }

    /** Whether a file has the name that programs give to copies: that of the original, and more. */
    private static boolean isNamedAfter(DiskFile file, TrackedFile content) {
        String name = String.valueOf(file.path.getFileName());
        String original = String.valueOf(content.path.getFileName());
        return name.length() > original.length()
                && name.startsWith(original)
                && Objects.equals(file.path.getParent(), content.path.getParent());
    }

    /** Whether a content that is longer than a head may begin with it. */
    private boolean mayBegin(TrackedFile content, byte[] head) {
        byte[] known = content.head;
        if (known == null && content.file != null && tracker.verify(content)) {
            known = content.head;
        }
        if (known == null || known.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if (known[i] != head[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a content is another flow's, as far as the place tells where it lies or lay. */
    private static boolean isElsewhere(TrackedFile content, DiskFile file) {
        return content.files.holds(content.path) && !content.files.name().equals(file.flow.name());
    }

    /** Whether a file was the same as another for so long that it is no copy on its way. */
    private boolean isTwin(DiskFile file, long now) throws IOException {
        if (file.isCompressed() || file.suspects.isEmpty()) {
            return false;
        }
        long last = file.changedAt;
        for (TrackedFile suspect : file.suspects) {
            DiskFile other = suspect.file;
            if (other == null || !other.present || other.isCompressed()) {
                return false;
            }
            last = Math.max(last, other.changedAt);
        }
        return now - last >= tracker.rules.copyGraceMillis();
    }

    private boolean stillProves(TrackedFile content, DiskFile file) {
        try {
            return Proof.stillHolds(content, file);
        } catch (IOException e) {
            tracker.trouble(file, e);
            return false;
        }
    }

    private boolean proves(TrackedFile content, DiskFile file, boolean mayBeShort) {
        try {
            if (file.key.equals(content.key)) {
                // A file that became shorter than its content's beginning was cut and written again.
                return Proof.stillHolds(content, file);
            }
            if (content.vanished
                    && content.place.position() < Fingerprint.FULL
                    && file.contentSize() != content.place.position()) {
                // Little was read of it, and many files may begin like that.
                return false;
            }
            // What is shorter than its known beginning is the copy only if nothing better is found.
            return file.contentSize() >= content.fingerprint.length()
                    ? Proof.holds(content, file)
                    : mayBeShort && content.soughtLooks > 0 && isShortCopy(content, file);
        } catch (IOException e) {
            tracker.trouble(file, e);
            return false;
        }
    }

    /** Whether a file has a content that can be looked at: a compressed one has when it is whole. */
    private boolean isReadable(DiskFile file) {
        try {
            if (!tracker.isOpenEnough(file)) {
                return false;
            }
            if (!file.isWhole() && !file.prove(STEP)) {
                tracker.lookSoon(file.path);
                return false;
            }
            tracker.readable(file);
            return file.contentSize() > 0;
        } catch (io.millrace.decompression.DecompressionException e) {
            tracker.incomplete(file, e);
            return false;
        } catch (IOException e) {
            tracker.trouble(file, e);
            return false;
        }
    }
}
