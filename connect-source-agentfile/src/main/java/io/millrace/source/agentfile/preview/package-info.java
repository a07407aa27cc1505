// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the flows would read and make of it, on the files that are there, without Kafka. Nothing here changes a file or knows
 * tasks.
 */
@NullMarked
package io.millrace.source.agentfile.preview;

import org.jspecify.annotations.NullMarked;
