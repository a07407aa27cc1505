// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Registration of a task's MXBean. What is measured belongs to the connector.
 */
@NullMarked
package io.millrace.common.metrics;

import org.jspecify.annotations.NullMarked;
