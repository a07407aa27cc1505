// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Files as the agent needs them: what lies in a directory, what is known of a file without opening it, and reading at a
 * position. Nothing here knows rotation, lines or Connect.
 */
@NullMarked
package io.millrace.source.agentfile.disk;

import org.jspecify.annotations.NullMarked;
