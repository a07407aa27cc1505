// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The log-file agent as Connect sees it: connector, task, configuration. Files, events, records and placement live in
 * sub-packages.
 */
@NullMarked
package io.millrace.source.agentfile;

import org.jspecify.annotations.NullMarked;
