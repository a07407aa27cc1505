// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The program behind {@code preview/run}: its arguments and its course. It uses Connect's API and the plugins' zips as a
 * worker does, and starts no worker, no connector and no task.
 */
@NullMarked
package io.millrace.preview;

import org.jspecify.annotations.NullMarked;
