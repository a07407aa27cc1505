// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a task shows of itself over JMX. Nothing here influences the task.
 */
@NullMarked
package io.millrace.source.agentfile.metrics;

import org.jspecify.annotations.NullMarked;
