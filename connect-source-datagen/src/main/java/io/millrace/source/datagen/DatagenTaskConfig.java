// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import io.millrace.source.datagen.lane.Lanes;
import java.util.HashMap;
import java.util.Map;

/**
 * What one task reads: the connector's options with the seed resolved, and its own part of the lanes.
 *
 * @param stream the connector's options
 * @param lanes the task's lanes
 */
record DatagenTaskConfig(DatagenSourceConfig stream, Lanes lanes) {
    private static final String NAME = "name";
    private static final String TASK_INDEX = "task.index";
    private static final String TASK_COUNT = "task.count";

    /** The properties of a task; {@link #of} reads exactly these. */
    static Map<String, String> properties(Map<String, String> connector, DatagenSourceConfig config, Lanes lanes) {
        Map<String, String> task = new HashMap<>(connector);
        task.put(NAME, config.connector());
        task.put(DatagenSourceConfig.SEED.name(), Long.toString(config.seed()));
        task.put(TASK_INDEX, Integer.toString(lanes.task()));
        task.put(TASK_COUNT, Integer.toString(lanes.tasks()));
        return task;
    }

    static DatagenTaskConfig of(Map<String, String> properties) {
        DatagenSourceConfig config = DatagenSourceConfig.of(properties);
        int index = Integer.parseInt(properties.getOrDefault(TASK_INDEX, "0"));
        int count = Integer.parseInt(properties.getOrDefault(TASK_COUNT, "1"));
        return new DatagenTaskConfig(config, new Lanes(index, count, config.lanes()));
    }
}
