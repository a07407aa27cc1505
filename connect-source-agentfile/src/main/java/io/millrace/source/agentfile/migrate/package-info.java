// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a Kinesis Agent leaves behind, its agent.json and its checkpoints, as options and positions of this connector. Nothing
 * here follows files or makes records, and nothing else knows the agent's formats.
 */
@NullMarked
package io.millrace.source.agentfile.migrate;

import org.jspecify.annotations.NullMarked;
