// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import java.util.HashMap;
import java.util.Map;

/**
 * What one task reads: the connector's options, and which of its tasks it is.
 *
 * @param agent the connector's options
 * @param index the task's number, from 0
 * @param count how many tasks there are
 */
record AgentFileTaskConfig(AgentFileSourceConfig agent, int index, int count) {
    private static final String NAME = "name";
    private static final String TASK_INDEX = "task.index";
    private static final String TASK_COUNT = "task.count";

    /** The properties of a task; {@link #of} reads exactly these. */
    static Map<String, String> properties(AgentFileSourceConfig agent, int index, int count) {
        Map<String, String> task = new HashMap<>(agent.effective());
        task.put(NAME, agent.connector());
        task.put(TASK_INDEX, Integer.toString(index));
        task.put(TASK_COUNT, Integer.toString(count));
        return task;
    }

    static AgentFileTaskConfig of(Map<String, String> properties) {
        return new AgentFileTaskConfig(
                AgentFileSourceConfig.of(properties),
                Integer.parseInt(properties.getOrDefault(TASK_INDEX, "0")),
                Integer.parseInt(properties.getOrDefault(TASK_COUNT, "1")));
    }

    /** What tasks must agree on to read files together: all but which of them they are. */
    Map<String, String> common() {
        Map<String, String> common = new HashMap<>(agent.effective());
        common.remove(TASK_INDEX);
        common.remove(TASK_COUNT);
        return Map.copyOf(common);
    }
}
