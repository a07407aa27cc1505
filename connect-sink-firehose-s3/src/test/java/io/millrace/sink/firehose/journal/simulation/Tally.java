// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.util.Locale;

/** What happened in one world or in many. */
final class Tally {
    long worlds;
    long steps;
    long crashes;
    long frozen;
    long thawedAfterLoss;
    long rebalances;
    long lost;
    long late;
    long claims;
    long custodyLost;
    long rebuilt;
    long revoked;
    long changes;
    long resets;
    long objects;
    long records;
    long journals;

    void add(Tally other) {
        worlds += other.worlds;
        steps += other.steps;
        crashes += other.crashes;
        frozen += other.frozen;
        thawedAfterLoss += other.thawedAfterLoss;
        rebalances += other.rebalances;
        lost += other.lost;
        late += other.late;
        claims += other.claims;
        custodyLost += other.custodyLost;
        rebuilt += other.rebuilt;
        revoked += other.revoked;
        changes += other.changes;
        resets += other.resets;
        objects += other.objects;
        records += other.records;
        journals += other.journals;
    }

    String line(double seconds) {
        return String.format(
                Locale.ROOT,
                "%d worlds in %.1f s (%.0f/s): %d steps, %d crashes, %d frozen, %d zombies thawed, %d rebalances,"
                        + " %d lost answers, %d late requests, %d claims, %d custodies lost, %d files rebuilt,"
                        + " %d promises revoked, %d changed configurations, %d resets; %d objects, %d records,"
                        + " %d journals written",
                worlds,
                seconds,
                worlds / seconds,
                steps,
                crashes,
                frozen,
                thawedAfterLoss,
                rebalances,
                lost,
                late,
                claims,
                custodyLost,
                rebuilt,
                revoked,
                changes,
                resets,
                objects,
                records,
                journals);
    }
}
