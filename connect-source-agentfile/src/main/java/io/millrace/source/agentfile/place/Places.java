// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The nodes of this process. One object for all tasks of a plugin, so that tasks of one node find each other; for all threads.
 *
 * @param <T> what the tasks of a node share
 */
public final class Places<T extends AutoCloseable> {
    /** What two tasks must agree on to share a node: tasks of a changed configuration wait until the former ones are gone. */
    private record Key(NodeName name, Object configuration) {}

    private final Map<Key, Node<T>> nodes = new HashMap<>();
    private final LongSupplier nanos;
    private final LongSupplier wallMillis;

    /**
     * No nodes.
     *
     * @param nanos a monotonic clock
     * @param wallMillis milliseconds since 1970-01-01T00:00:00Z
     */
    public Places(LongSupplier nanos, LongSupplier wallMillis) {
        this.nanos = nanos;
        this.wallMillis = wallMillis;
    }

    /**
     * Seats a task. A predecessor with the same number is dismissed.
     *
     * @param name the node
     * @param configuration equal for tasks that read alike
     * @param lanes how many there are
     * @param task the task's number
     * @param tasks how many tasks the connector has
     * @param common makes what the node's tasks share; called at once or never
     * @return the task's, to be closed by it
     */
    public Seat<T> join(NodeName name, Object configuration, int lanes, int task, int tasks, Supplier<T> common) {
        if (name.scope() == Scope.SHARED) {
            return new SharedSeat<>(common.get(), lanes, task, tasks);
        }
        synchronized (nodes) {
            Key key = new Key(name, configuration);
            Node<T> node = nodes.computeIfAbsent(key, k -> new Node<>(name, lanes, common.get(), nanos, wallMillis));
            return node.join(task, () -> {
                synchronized (nodes) {
                    if (node.isEmpty() && nodes.remove(key, node)) {
                        node.close();
                    }
                }
            });
        }
    }
}
