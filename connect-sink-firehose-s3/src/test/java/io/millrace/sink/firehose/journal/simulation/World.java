// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.util.ArrayList;
import java.util.List;

/** Everything that one seed decides: a topic, a bucket, tasks that come, go, freeze and return, and what they do. */
final class World {
    private static final int MOST_QUIET_ROUNDS = 3_000;

    final Scenario scenario;
    final Mutation mutation;
    final Dice dice;
    final Trace trace;
    final Tally tally = new Tally();
    final ModelKafka kafka;
    final Oracle oracle;
    final ModelStore store;
    final Network network;
    private final List<ModelTask> tasks = new ArrayList<>();
    private final int disturbances;
    private final int length;
    private Configuration configuration = new Configuration(0);
    private int lastMember;
    private int lastName;
    private long step;

    World(long seed, Scenario scenario, Mutation mutation, Trace trace) {
        this.scenario = scenario;
        this.mutation = mutation;
        this.trace = trace;
        dice = new Dice(seed);
        kafka = new ModelKafka(dice.between(1, 2), dice.between(20, 160), dice);
        oracle = new Oracle(kafka);
        store = new ModelStore(oracle, dice, trace, tally, mutation != Mutation.NO_FENCING);
        network = new Network(dice, trace, tally, dice.pick(List.of(0, 5, 10, 30)));
        disturbances = dice.pick(List.of(2, 10, 25, 50));
        length = dice.between(200, 1200);
    }

    String freshName(String prefix) {
        lastName++;
        return prefix + lastName;
    }

    long now() {
        return step;
    }

    long step() {
        return step;
    }

    /** Lives through the whole history. */
    void run() {
        tally.worlds++;
        for (int i = dice.between(1, 3); i > 0; i--) {
            startTask();
        }
        rebalance();
        for (int i = 0; i < length; i++) {
            tally.steps++;
            trace.step(++step);
            live();
        }
        becomeQuiet();
    }

    private void live() {
        int roll = dice.below(1000);
        if (roll < disturbances) {
            disturb();
        } else if (roll < 60) {
            kafka.produce(dice.below(kafka.partitions()), dice.between(1, 20));
        } else if (roll < 500) {
            network.carryOne();
        } else {
            ModelTask task = dice.pick(tasks);
            if (task.life == ModelTask.Life.RUNNING) {
                task.act();
            }
        }
    }

    private void disturb() {
        int roll = dice.below(100);
        if (roll < 30) {
            rebalance();
        } else if (roll < 50) {
            crash(dice.pick(tasks));
        } else if (roll < 65) {
            freeze(dice.pick(tasks));
        } else if (roll < 80) {
            thawOne();
        } else if (roll < 90) {
            store.expireAnUpload();
        } else if (roll < 96 && scenario.changes) {
            changeConfiguration();
        } else if (roll >= 97 && scenario.resets) {
            resetFromOutside();
        }
    }

    private ModelTask startTask() {
        lastMember++;
        ModelTask task = new ModelTask(lastMember, configuration, this);
        tasks.add(task);
        trace.tell(task, "starts with", configuration);
        return task;
    }

    /** A frozen task may be a member still, or again: the group notices late. Tasks of an old configuration are not. */
    private void rebalance() {
        tally.rebalances++;
        List<ModelTask> members = tasks.stream()
                .filter(task -> task.configuration.equals(configuration))
                .toList();
        for (int partition = 0; partition < kafka.partitions(); partition++) {
            kafka.assign(partition, dice.pick(members).member);
        }
        trace.tell("group", "rebalances");
    }

    private void crash(ModelTask task) {
        tally.crashes++;
        trace.tell(task, "crashes");
        end(task);
        startTask();
        rebalance();
    }

    private void end(ModelTask task) {
        task.life = ModelTask.Life.ENDED;
        tasks.remove(task);
    }

    private void freeze(ModelTask task) {
        if (task.life == ModelTask.Life.RUNNING) {
            tally.frozen++;
            trace.tell(task, "freezes");
            task.life = ModelTask.Life.FROZEN;
            startTask();
            if (dice.percent(70)) {
                rebalance();
            }
        }
    }

    private void thawOne() {
        List<ModelTask> frozen = tasks.stream()
                .filter(task -> task.life == ModelTask.Life.FROZEN)
                .toList();
        if (!frozen.isEmpty()) {
            ModelTask task = dice.pick(frozen);
            trace.tell(task, "thaws");
            task.thaw();
        }
    }

    private void changeConfiguration() {
        tally.changes++;
        boolean inPeace = !scenario.strict;
        for (ModelTask task : List.copyOf(tasks)) {
            if (inPeace || task.life == ModelTask.Life.RUNNING) {
                end(task);
            }
        }
        if (inPeace) {
            network.calmDown();
        }
        configuration = new Configuration(
                (configuration.number() + dice.between(1, Configuration.HOW_MANY - 1)) % Configuration.HOW_MANY);
        trace.tell("user", "changes to", configuration);
        startTask();
        startTask();
        rebalance();
    }

    private void resetFromOutside() {
        int partition = dice.below(kafka.partitions());
        if (!store.knows(partition)) {
            // A partition without a journal begins where the group does.
            return;
        }
        tally.resets++;
        for (ModelTask task : List.copyOf(tasks)) {
            if (task.life == ModelTask.Life.RUNNING) {
                end(task);
            }
        }
        kafka.reset(partition, dice.below((int) kafka.end(partition) + 1));
        trace.tell("user", "resets", partition, "to", kafka.committed(partition));
        startTask();
        rebalance();
    }

    /** Nothing bad happens any more: everything must come to its end. */
    private void becomeQuiet() {
        trace.tell("world", "becomes quiet");
        for (ModelTask task : List.copyOf(tasks)) {
            if (task.life == ModelTask.Life.FROZEN) {
                task.thaw();
            }
            if (!task.configuration.equals(configuration)) {
                end(task);
            }
        }
        startTask();
        rebalance();
        for (int partition = 0; partition < kafka.partitions(); partition++) {
            kafka.produce(partition, kafka.capacity());
        }
        network.calmDown();
        for (int round = 0; round < MOST_QUIET_ROUNDS; round++) {
            trace.step(++step);
            network.carryAll();
            if (isDone()) {
                return;
            }
            tasks.forEach(ModelTask::actQuietly);
        }
        throw new Violation("the world does not come to its end: " + where());
    }

    private boolean isDone() {
        for (int partition = 0; partition < kafka.partitions(); partition++) {
            if (!oracle.isComplete(partition) || kafka.committed(partition) != kafka.end(partition)) {
                return false;
            }
        }
        return true;
    }

    private String where() {
        StringBuilder all = new StringBuilder();
        for (int partition = 0; partition < kafka.partitions(); partition++) {
            all.append("partition ").append(partition).append(" misses ").append(oracle.lowestUndelivered(partition));
            all.append(", committed ").append(kafka.committed(partition));
            all.append(", end ").append(kafka.end(partition)).append("; ");
        }
        return all.append(tasks).toString();
    }
}
