// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    private static final int LANES = 16;

    /** What tasks share. */
    private static final class Shared implements AutoCloseable {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    @TempDir
    Path directory;

    private final List<Shared> made = new ArrayList<>();
    private long nanos = 1;
    private final Places<Shared> places = new Places<>(() -> nanos, () -> 1_800_000_000_000L);
    private final Places<Shared> elsewhere = new Places<>(() -> nanos, () -> 1_800_000_000_000L);

    @Test
    void oneTaskOpensTheNodeForAllLanesAndReadsThem() {
        Seat<Shared> seat = join(places, 0);
        assertThat(seat.attend()).isEqualTo(Attendance.HOLDING);
        assertThat(seat.mayRead(3)).isFalse();
        Claim claim = seat.claim();
        assertThat(claim.lanes()).hasSize(LANES).isEqualTo(claim.restore());
        assertThat(seat.mayRead(3)).isFalse();
        seat.settle(claim);
        assertThat(IntStream.range(0, LANES)).allMatch(seat::mayRead);
        assertThat(seat.claim().isEmpty()).isTrue();
        assertThat(seat.heldLanes()).isEqualTo(LANES);
        seat.close();
    }

    @Test
    void tasksThatComeTogetherShareWithoutRestoringTwice() {
        Seat<Shared> one = join(places, 0);
        Seat<Shared> two = join(places, 1);
        one.attend();
        two.attend();
        Claim first = one.claim();
        assertThat(first.lanes()).hasSize(8);
        assertThat(first.restore()).as("whoever opens restores all").hasSize(LANES);
        assertThat(two.claim().isEmpty()).as("nobody else before it is open").isTrue();
        one.settle(first);
        Claim second = two.claim();
        assertThat(second.lanes()).hasSize(8).doesNotContainAnyElementsOf(first.lanes());
        assertThat(second.restore()).isEmpty();
        two.settle(second);
        assertThat(IntStream.range(0, LANES)).allMatch(lane -> one.mayRead(lane) != two.mayRead(lane));
        assertThat(one.common()).isSameAs(two.common());
        one.close();
        two.close();
        assertThat(made).hasSize(1).allMatch(shared -> shared.closed);
    }

    @Test
    void aLaneNobodyReadsUntilItsOwnerGivesItUp() {
        Seat<Shared> old = opened(places, 0);
        Seat<Shared> young = join(places, 1);
        young.attend();
        assertThat(young.claim().isEmpty()).isTrue();
        Set<Integer> wanted = old.wanted();
        assertThat(wanted).hasSize(8).noneMatch(old::mayRead);
        assertThat(young.claim().isEmpty()).isTrue();
        int lane = wanted.iterator().next();
        old.giveUp(lane);
        Claim claim = young.claim();
        assertThat(claim.lanes()).containsExactly(lane).isEqualTo(claim.restore());
        young.settle(claim);
        assertThat(young.mayRead(lane)).isTrue();
        assertThat(old.mayRead(lane)).isFalse();
        old.close();
        Claim rest = young.claim();
        assertThat(rest.lanes()).hasSize(LANES - 1).isEqualTo(rest.restore());
        young.close();
    }

    @Test
    void aClaimThatIsNotSettledCanBeGivenUp() {
        Seat<Shared> one = join(places, 0);
        one.attend();
        Claim all = one.claim();
        Seat<Shared> two = join(places, 1);
        two.attend();
        Set<Integer> wanted = one.wanted();
        wanted.forEach(one::giveUp);
        one.settle(all);
        assertThat(wanted).noneMatch(one::mayRead);
        Claim claim = two.claim();
        assertThat(claim.lanes()).isEqualTo(wanted);
        one.close();
        two.close();
    }

    @Test
    void aSuccessorOfTheSameNumberDismissesItsPredecessorAndWaitsForItToLeave() {
        Seat<Shared> old = opened(places, 0);
        Seat<Shared> successor = join(places, 0);
        assertThat(successor.attend()).isEqualTo(Attendance.HOLDING);
        assertThat(successor.claim().isEmpty()).isTrue();
        assertThat(old.attend()).isEqualTo(Attendance.DISMISSED);
        assertThat(IntStream.range(0, LANES)).noneMatch(old::mayRead);
        old.close();
        old.close();
        assertThat(successor.claim().restore()).hasSize(LANES);
        successor.close();
    }

    @Test
    void tasksOfAChangedConfigurationWaitForTheFormerOnes() {
        Seat<Shared> former = opened(places, 0);
        Seat<Shared> changed = places.join(name("n"), "changed", LANES, 1, 2, this::make);
        assertThat(changed.attend()).isEqualTo(Attendance.WAITING);
        assertThat(changed.holder()).contains("pid=" + ProcessHandle.current().pid() + " tasks=0");
        former.close();
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(changed.attend()).isEqualTo(Attendance.HOLDING);
        assertThat(changed.common()).isNotSameAs(former.common());
        changed.close();
    }

    @Test
    void aSecondProcessWaitsUntilTheFirstIsKilled() throws IOException {
        LockingProcess other = LockingProcess.lock(name("n").lockFile());
        Seat<Shared> seat = join(places, 0);
        assertThat(seat.attend()).isEqualTo(Attendance.WAITING);
        assertThat(seat.claim().isEmpty()).isTrue();
        assertThat(seat.holder()).isEqualTo("pid=" + other.pid());
        other.close();
        assertThat(seat.attend()).as("asked once a second").isEqualTo(Attendance.WAITING);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(seat.attend()).isEqualTo(Attendance.HOLDING);
        seat.close();
    }

    @Test
    void aLostNodeIsToldToEveryTaskBeforeItIsOpenedAgain() throws IOException {
        Seat<Shared> one = opened(places, 0);
        Seat<Shared> two = join(places, 1);
        two.attend();
        Files.delete(name("n").lockFile());
        LockingProcess thief = LockingProcess.lock(name("n").lockFile());
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(one.attend()).isEqualTo(Attendance.LOST);
        assertThat(IntStream.range(0, LANES)).noneMatch(one::mayRead);
        assertThat(one.attend()).isEqualTo(Attendance.WAITING);
        thief.close();
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(one.attend()).isEqualTo(Attendance.HOLDING);
        assertThat(one.claim().isEmpty()).as("the other may still read").isTrue();
        assertThat(two.attend()).isEqualTo(Attendance.LOST);
        assertThat(one.claim().restore()).hasSize(LANES);
        one.close();
        two.close();
    }

    @Test
    void nodesAndConnectorsDoNotMeet() {
        Seat<Shared> one = opened(places, 0);
        Seat<Shared> other = places.join(name("m"), "c", LANES, 0, 1, this::make);
        assertThat(other.attend()).isEqualTo(Attendance.HOLDING);
        assertThat(other.claim().lanes()).hasSize(LANES);
        one.close();
        other.close();
    }

    @Test
    void anotherLoadOfThePluginInTheSameProcessWaits() {
        Seat<Shared> one = opened(places, 0);
        Seat<Shared> other = join(elsewhere, 1);
        assertThat(other.attend()).isEqualTo(Attendance.WAITING);
        one.close();
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(other.attend()).isEqualTo(Attendance.HOLDING);
        other.close();
    }

    @Test
    void aDirectoryThatCannotBeUsedIsTriedAgain() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        NodeName name = new NodeName(Scope.LOCAL, "c", "n", file);
        Seat<Shared> seat = places.join(name, "c", LANES, 0, 1, this::make);
        assertThat(seat.attend()).isEqualTo(Attendance.WAITING);
        Files.delete(file);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(seat.attend()).isEqualTo(Attendance.HOLDING);
        seat.close();
    }

    @Test
    void aSharedStorageIsDividedByNumberWithoutALock() {
        NodeName shared = new NodeName(Scope.SHARED, "c", "shared", directory);
        List<Seat<Shared>> seats = IntStream.range(0, 3)
                .mapToObj(task -> places.join(shared, "c", LANES, task, 3, this::make))
                .toList();
        for (Seat<Shared> seat : seats) {
            assertThat(seat.attend()).isEqualTo(Attendance.HOLDING);
            Claim claim = seat.claim();
            assertThat(claim.restore()).isEqualTo(claim.lanes());
            seat.settle(claim);
            assertThat(seat.claim().isEmpty()).isTrue();
        }
        assertThat(IntStream.range(0, LANES))
                .allMatch(lane ->
                        seats.stream().filter(seat -> seat.mayRead(lane)).count() == 1);
        assertThat(made).hasSize(3);
        seats.forEach(Seat::close);
        assertThat(made).allMatch(one -> one.closed);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void namesAreFileNames() {
        assertThat(new NodeName(Scope.LOCAL, "a/b", "höst:1", directory).lockFile())
                .isEqualTo(directory.resolve("a%2Fb-h%C3%B6st%3A1.lock"));
        NodeName one = new NodeName(Scope.LOCAL, "c".repeat(300), "1", directory);
        NodeName other = new NodeName(Scope.LOCAL, "c".repeat(300), "2", directory);
        assertThat(one.lockFile().getFileName().toString().length()).isLessThan(255);
        assertThat(one.lockFile()).isNotEqualTo(other.lockFile());
    }

    /** Tasks come and go at random; the seed is in the message. */
    @Test
    void noLaneEverHasTwoReadersAndAllAreReadInTheEnd() {
        for (int run = 0; run < 100; run++) {
            long seed = Long.getLong("millrace.seed", 4711L + run);
            new Storm(new SplittableRandom(seed), seed, directory.resolve("run" + run)).blow();
        }
    }

    private final class Storm {
        private final SplittableRandom random;
        private final String seed;
        private final NodeName name;
        private final Map<Integer, Seat<Shared>> current = new TreeMap<>();
        private final Map<Seat<Shared>, Claim> pending = new HashMap<>();
        private final Set<Seat<Shared>> alive = new HashSet<>();
        private final Map<Integer, Seat<Shared>> lastReaders = new HashMap<>();
        private final Set<Integer> restored = new HashSet<>();
        private boolean settling;

        Storm(SplittableRandom random, long seed, Path directory) {
            this.random = random;
            this.seed = "seed " + seed;
            this.name = new NodeName(Scope.LOCAL, "c", "n", directory);
        }

        void blow() {
            for (int step = 0; step < 150; step++) {
                int dice = random.nextInt(10);
                if (dice == 0 || alive.isEmpty()) {
                    int task = random.nextInt(5);
                    Seat<Shared> seat = places.join(name, "c", LANES, task, 5, PlacesTest.this::make);
                    current.put(task, seat);
                    alive.add(seat);
                } else if (dice == 1) {
                    leave(any());
                } else {
                    act(any());
                }
                check();
            }
            settling = true;
            for (int round = 0; round < 8; round++) {
                List.copyOf(alive).forEach(this::act);
            }
            check();
            if (!alive.isEmpty()) {
                assertThat(IntStream.range(0, LANES)).as(seed).allMatch(lane -> readers(lane) == 1);
                int share = LANES / alive.size();
                assertThat(alive).as(seed).allMatch(seat -> seat.heldLanes() - share <= 1 && seat.heldLanes() >= share);
            }
            List.copyOf(alive).forEach(this::leave);
        }

        private Seat<Shared> any() {
            return List.copyOf(alive).get(random.nextInt(alive.size()));
        }

        private void leave(Seat<Shared> seat) {
            alive.remove(seat);
            pending.remove(seat);
            current.values().remove(seat);
            seat.close();
        }

        private void act(Seat<Shared> seat) {
            if (seat.attend() == Attendance.DISMISSED) {
                leave(seat);
                return;
            }
            for (int lane : seat.wanted()) {
                if (settling || random.nextBoolean()) {
                    seat.giveUp(lane);
                }
            }
            Claim claim = pending.remove(seat);
            if (claim == null || claim.isEmpty()) {
                pending.put(seat, seat.claim());
            } else if (!settling && random.nextInt(3) == 0) {
                pending.put(seat, claim);
            } else {
                restored.addAll(claim.restore());
                seat.settle(claim);
            }
        }

        private void check() {
            for (int lane = 0; lane < LANES; lane++) {
                int here = lane;
                List<Seat<Shared>> readers =
                        alive.stream().filter(seat -> seat.mayRead(here)).toList();
                assertThat(readers).as("%s lane %s", seed, lane).hasSizeLessThanOrEqualTo(1);
                for (Seat<Shared> reader : readers) {
                    if (lastReaders.put(lane, reader) != reader) {
                        assertThat(restored)
                                .as("%s lane %s has another reader", seed, lane)
                                .contains(lane);
                    }
                    restored.remove(lane);
                }
            }
        }

        private long readers(int lane) {
            return alive.stream().filter(seat -> seat.mayRead(lane)).count();
        }
    }

    private Seat<Shared> opened(Places<Shared> where, int task) {
        Seat<Shared> seat = join(where, task);
        assertThat(seat.attend()).isEqualTo(Attendance.HOLDING);
        seat.settle(seat.claim());
        return seat;
    }

    private Seat<Shared> join(Places<Shared> where, int task) {
        return where.join(name("n"), "c", LANES, task, 2, this::make);
    }

    private Shared make() {
        Shared shared = new Shared();
        made.add(shared);
        return shared;
    }

    private NodeName name(String node) {
        return new NodeName(Scope.LOCAL, "c", node, directory);
    }
}
