// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node within this process: its lock, and which task has which lane. For all threads.
 *
 * <p>A lane has one owner at a time. It becomes free when its owner gives it up, which it does when all that it emitted from
 * it is stored, or leaves; then the task that it is meant for takes it and puts its files back to what is stored. The first
 * task that gets the node opens it: it does so for all lanes, so that whoever looks at the files knows all that is stored of
 * them. Each time that the node is lost and taken again is a tenure; a new one begins when every task knows that the old one
 * is over.
 */
final class Node<T extends AutoCloseable> {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final long TRY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long TELL_NANOS = Duration.ofMinutes(1).toNanos();

    private final NodeName name;
    private final T common;
    private final LongSupplier nanos;
    private final LongSupplier wallMillis;
    private final NodeLock lock;

    private final Map<Integer, LocalSeat<T>> seats = new TreeMap<>();
    private final Set<LocalSeat<T>> present = new HashSet<>();
    private final List<@Nullable LocalSeat<T>> owners;
    private final int[] meantFor;
    // Lanes that are restored and were not read since.
    private final BitSet fresh = new BitSet();

    private int tenure;
    private boolean opened;
    private @Nullable LocalSeat<T> opener;
    private boolean tried;
    private long lastTry;
    private boolean told;
    private long lastTold;
    private String trouble = "";
    private String since = "";

    Node(NodeName name, int lanes, T common, LongSupplier nanos, LongSupplier wallMillis) {
        this.name = name;
        this.common = common;
        this.nanos = nanos;
        this.wallMillis = wallMillis;
        this.lock = new NodeLock(name.lockFile());
        this.owners = new ArrayList<>(Collections.nCopies(lanes, null));
        this.meantFor = new int[lanes];
    }

    T common() {
        return common;
    }

    synchronized LocalSeat<T> join(int task, Runnable left) {
        LocalSeat<T> former = seats.get(task);
        if (former != null) {
            former.dismiss();
            LOG.info("Task {} of connector {} is here again before its predecessor has left", task, name.connector());
        }
        LocalSeat<T> seat = new LocalSeat<>(this, task, tenure, left);
        seats.put(task, seat);
        present.add(seat);
        deal();
        describe();
        return seat;
    }

    synchronized void leave(LocalSeat<T> seat) {
        if (!present.remove(seat)) {
            return;
        }
        seats.remove(seat.task(), seat);
        for (int lane = 0; lane < owners.size(); lane++) {
            if (owners.get(lane) == seat) {
                free(lane);
            }
        }
        if (opener == seat) {
            opener = null;
        }
        deal();
        describe();
    }

    synchronized boolean isEmpty() {
        return present.isEmpty();
    }

    /** The lanes evenly among the tasks, with as few as possible changing hands. */
    private void deal() {
        if (seats.isEmpty()) {
            return;
        }
        Map<Integer, Integer> room = rooms();
        int[] dealt = new int[owners.size()];
        List<Integer> rest = new ArrayList<>();
        for (int lane = 0; lane < dealt.length; lane++) {
            LocalSeat<T> owner = owners.get(lane);
            int task = owner == null ? meantFor[lane] : owner.task();
            if (room.getOrDefault(task, 0) > 0) {
                room.merge(task, -1, Integer::sum);
                dealt[lane] = task;
            } else {
                rest.add(lane);
            }
        }
        for (int lane : rest) {
            int task = room.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            room.merge(task, -1, Integer::sum);
            dealt[lane] = task;
        }
        System.arraycopy(dealt, 0, meantFor, 0, dealt.length);
    }

    /** How many lanes each task gets; the larger shares go to those that have most. */
    private Map<Integer, Integer> rooms() {
        int share = owners.size() / seats.size();
        int larger = owners.size() % seats.size();
        List<Integer> tasks = new ArrayList<>(seats.keySet());
        Map<Integer, Long> held = IntStream.range(0, owners.size())
                .mapToObj(owners::get)
                .filter(owner -> owner != null)
                .collect(Collectors.groupingBy(owner -> owner.task(), Collectors.counting()));
        tasks.sort((a, b) -> Long.compare(held.getOrDefault(b, 0L), held.getOrDefault(a, 0L)));
        Map<Integer, Integer> rooms = new TreeMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            rooms.put(tasks.get(i), share + (i < larger ? 1 : 0));
        }
        return rooms;
    }

    synchronized Attendance attend(LocalSeat<T> seat) {
        if (seat.dismissed() || !present.contains(seat)) {
            return Attendance.DISMISSED;
        }
        tryLock();
        if (seat.tenure() != tenure) {
            seat.tenure(tenure);
            return Attendance.LOST;
        }
        return lock.held() ? Attendance.HOLDING : Attendance.WAITING;
    }

    private void tryLock() {
        long now = nanos.getAsLong();
        if (tried && now - lastTry < TRY_NANOS) {
            return;
        }
        tried = true;
        lastTry = now;
        try {
            if (lock.held()) {
                if (!lock.renew(text(), wallMillis.getAsLong())) {
                    lose();
                }
            } else if (lock.tryAcquire(text())) {
                since = Instant.ofEpochMilli(wallMillis.getAsLong()).toString();
                lock.describe(text());
                told = false;
                LOG.info("Connector {} has node {} ({})", name.connector(), name.node(), name.lockFile());
            } else {
                tell(now);
            }
            trouble = "";
        } catch (IOException e) {
            complain(e);
        }
    }

    /** Somebody removed the file, and another process was faster with the new one. */
    private void lose() {
        tenure++;
        opened = false;
        opener = null;
        fresh.clear();
        Collections.fill(owners, null);
        LOG.warn(
                "Connector {} has lost node {}: {} was removed, and another process has locked a new one: {}",
                name.connector(),
                name.node(),
                name.lockFile(),
                holder());
    }

    private void tell(long now) {
        if (!told || now - lastTold >= TELL_NANOS) {
            told = true;
            lastTold = now;
            LOG.info(
                    "Connector {} waits for node {}, which is another process's ({}): {}",
                    name.connector(),
                    name.node(),
                    name.lockFile(),
                    holder());
        }
    }

    /** One warning per kind of trouble; it is tried again every second. */
    private void complain(IOException e) {
        String now = e.toString();
        if (!now.equals(trouble)) {
            trouble = now;
            LOG.warn(
                    "The lock of node {} cannot be used, see option {}; trying again",
                    name.node(),
                    PlaceOptions.LOCK_DIR,
                    e);
        }
    }

    synchronized Claim claim(LocalSeat<T> seat) {
        if (!lock.held() || !everybodyKnowsTheTenure()) {
            return Claim.NONE;
        }
        if (!opened && opener != null && opener != seat) {
            return Claim.NONE;
        }
        Set<Integer> lanes = new TreeSet<>();
        Set<Integer> restore = new TreeSet<>();
        for (int lane = 0; lane < owners.size(); lane++) {
            if (owners.get(lane) == null && meantFor[lane] == seat.task()) {
                owners.set(lane, seat);
                lanes.add(lane);
                if (!fresh.get(lane)) {
                    restore.add(lane);
                }
            }
        }
        if (!opened) {
            opener = seat;
            IntStream.range(0, owners.size()).forEach(restore::add);
        }
        return new Claim(lanes, restore);
    }

    private boolean everybodyKnowsTheTenure() {
        return present.stream().allMatch(seat -> seat.tenure() == tenure);
    }

    /** The lanes that may be read now. */
    synchronized Set<Integer> settle(LocalSeat<T> seat, Claim claim) {
        Set<Integer> mine = new HashSet<>();
        if (seat.tenure() != tenure || !present.contains(seat)) {
            return mine;
        }
        if (opener == seat) {
            opener = null;
            opened = true;
        }
        claim.restore().forEach(fresh::set);
        for (int lane : claim.lanes()) {
            if (owners.get(lane) == seat) {
                fresh.clear(lane);
                mine.add(lane);
            }
        }
        describe();
        return mine;
    }

    synchronized Set<Integer> wantedFrom(LocalSeat<T> seat) {
        Set<Integer> wanted = new TreeSet<>();
        for (int lane = 0; lane < owners.size(); lane++) {
            if (owners.get(lane) == seat && meantFor[lane] != seat.task()) {
                wanted.add(lane);
            }
        }
        return wanted;
    }

    synchronized void giveUp(LocalSeat<T> seat, int lane) {
        if (owners.get(lane) == seat) {
            free(lane);
        }
    }

    private void free(int lane) {
        owners.set(lane, null);
        fresh.clear(lane);
    }

    synchronized int lanesOf(LocalSeat<T> seat) {
        return (int) owners.stream().filter(owner -> owner == seat).count();
    }

    synchronized String holder() {
        return lock.held() ? text().strip() : lock.holder().orElse("");
    }

    private String text() {
        return "pid=" + ProcessHandle.current().pid() + " tasks="
                + seats.keySet().stream().map(String::valueOf).collect(Collectors.joining(",")) + " since=" + since
                + "\n";
    }

    private void describe() {
        try {
            lock.describe(text());
        } catch (IOException e) {
            complain(e);
        }
    }

    /** The last task has left. */
    synchronized void close() {
        try (common) {
            lock.close();
        } catch (Exception e) {
            LOG.warn("Node {} was not left properly", name.node(), e);
        }
    }

    /** For tests: which task has each lane, -1 for nobody. */
    synchronized Map<Integer, Integer> ownersByLane() {
        Map<Integer, Integer> tasks = new HashMap<>();
        for (int lane = 0; lane < owners.size(); lane++) {
            LocalSeat<T> owner = owners.get(lane);
            tasks.put(lane, owner == null ? -1 : owner.task());
        }
        return tasks;
    }
}
