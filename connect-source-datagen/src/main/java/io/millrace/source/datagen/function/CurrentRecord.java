// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

/** The record that is being rendered; one mutable instance per renderer, so that nothing is allocated per record. */
public final class CurrentRecord {
    private final int lanes;
    private long index;
    private long epochMillis;

    /** @param lanes how many lanes the indices are dealt to */
    public CurrentRecord(int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes must be at least 1, not " + lanes);
        }
        this.lanes = lanes;
    }

    /** Moves on to another record. */
    public void moveTo(long newIndex, long newEpochMillis) {
        index = newIndex;
        epochMillis = newEpochMillis;
    }

    long index() {
        return index;
    }

    long epochMillis() {
        return epochMillis;
    }

    int lane() {
        return Math.floorMod(index, lanes);
    }
}
