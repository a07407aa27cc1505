// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How a connector does.
 *
 * @param name the connector
 * @param state its own state, such as RUNNING
 * @param workerId the worker that runs it
 * @param tasks its tasks
 * @param trace the failure's stack trace, or an empty text
 */
public record ConnectorStatus(String name, String state, String workerId, List<TaskStatus> tasks, String trace) {
    /** Copies the list. */
    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    /**
     * How a task does.
     *
     * @param id its number
     * @param state such as RUNNING
     * @param workerId the worker that runs it
     * @param trace the failure's stack trace, or an empty text
     */
    public record TaskStatus(int id, String state, String workerId, String trace) {}

    static ConnectorStatus of(JsonNode json) {
        List<TaskStatus> tasks = new ArrayList<>();
        for (JsonNode task : json.path("tasks")) {
            tasks.add(new TaskStatus(
                    task.path("id").asInt(),
                    task.path("state").asText(),
                    task.path("worker_id").asText(),
                    task.path("trace").asText()));
        }
        JsonNode connector = json.path("connector");
        return new ConnectorStatus(
                json.path("name").asText(),
                connector.path("state").asText(),
                connector.path("worker_id").asText(),
                tasks,
                connector.path("trace").asText());
    }

    /**
     * Whether the connector and exactly so many tasks run.
     *
     * @param count the tasks
     * @return whether all is as wanted
     */
    public boolean isRunning(int count) {
        return state.equals("RUNNING")
                && tasks.size() == count
                && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    /**
     * Whether the connector or a task failed.
     *
     * @return whether something did
     */
    public boolean isFailed() {
        return state.equals("FAILED")
                || tasks.stream().anyMatch(task -> task.state().equals("FAILED"));
    }
}
