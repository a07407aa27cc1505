// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.metrics;

import java.util.Map;

/** What a task's bean asks of the task when somebody looks. For any thread. */
public interface TaskView {
    /** One of READING, WAITING and FAILED. */
    String status();

    /** Who has the node. */
    String nodeHolder();

    /** How many lanes this task reads. */
    int heldLanes();

    /** What is read and not handed over, in bytes. */
    long queuedBytes();

    /** How many files are open. */
    int openFiles();

    /** What is known to be unread, in bytes by flow. */
    Map<String, Long> bytesBehind();

    /** How long ago the oldest unread bytes may have been written, in milliseconds by flow. */
    Map<String, Long> millisBehind();

    /** Files by flow and state. */
    Map<String, Long> filesByState();
}
