// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A task of the sink: a member of the group with one claim for each of its partitions, and the ones that it has lost. */
final class ModelTask {
    enum Life {
        RUNNING,
        /** Does nothing, hears nothing, and knows nothing of that. */
        FROZEN,
        ENDED
    }

    final int member;
    final Configuration configuration;
    private final World world;
    private final Map<Integer, ModelClaim> claims = new TreeMap<>();
    private final List<ModelClaim> former = new ArrayList<>();
    private final List<Runnable> inbox = new ArrayList<>();
    Life life = Life.RUNNING;

    ModelTask(int member, Configuration configuration, World world) {
        this.member = member;
        this.configuration = configuration;
        this.world = world;
    }

    void receive(String what, Runnable answer) {
        if (life == Life.RUNNING) {
            answer.run();
        } else if (life == Life.FROZEN) {
            inbox.add(answer);
        }
    }

    void thaw() {
        life = Life.RUNNING;
        if (claims.values().stream().anyMatch(claim -> !claim.isAssigned())) {
            world.tally.thawedAfterLoss++;
        }
        List<Runnable> waiting = List.copyOf(inbox);
        inbox.clear();
        waiting.forEach(Runnable::run);
    }

    /** One thing that a task does now and then. */
    void act() {
        int roll = world.dice.below(100);
        if (roll < 4) {
            joinGroup();
        } else if (roll < 10 && !former.isEmpty()) {
            world.dice.pick(former).publishSome();
        } else if (!claims.isEmpty()) {
            ModelClaim claim = world.dice.pick(List.copyOf(claims.values()));
            claim.act();
            if (claim.isLost()) {
                claimAgain(claim);
            }
        }
    }

    /** Everything that a task does, once. */
    void actQuietly() {
        joinGroup();
        former.forEach(ModelClaim::publishSome);
        for (ModelClaim claim : List.copyOf(claims.values())) {
            claim.actQuietly();
            if (claim.isLost()) {
                claimAgain(claim);
            }
        }
    }

    /** The poll that tells who has which partition. */
    void joinGroup() {
        for (ModelClaim claim : List.copyOf(claims.values())) {
            if (!claim.isAssigned()) {
                world.trace.tell(this, "closes", claim.partition);
                claims.remove(claim.partition);
                leave(claim);
            }
        }
        for (int partition = 0; partition < world.kafka.partitions(); partition++) {
            if (world.kafka.isAssigned(partition, member) && !claims.containsKey(partition)) {
                long position = world.kafka.committed(partition);
                world.trace.tell(this, "opens", partition, "at", position);
                claims.put(partition, new ModelClaim(this, partition, position, Optional.empty(), world));
            }
        }
    }

    private void claimAgain(ModelClaim lost) {
        world.tally.custodyLost++;
        leave(lost);
        world.trace.tell(this, "has lost", lost.partition, "and claims it again");
        claims.put(lost.partition, new ModelClaim(this, lost.partition, lost.begunAt(), Optional.of(lost), world));
    }

    private void leave(ModelClaim claim) {
        claim.dropWhatIsNotPromised();
        // What is promised may be published or not: both must do.
        if (world.dice.percent(50)) {
            former.add(claim);
        } else {
            claim.stop();
        }
    }

    @Override
    public String toString() {
        return "task-" + member;
    }
}
