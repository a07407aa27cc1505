// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Connectors that do only what Connect demands of every connector, so that a benchmark can tell a plugin's cost from
 * the framework's. No feature, no plugin of the bundle and no measuring belongs here.
 */
@NullMarked
package io.millrace.benchmarks.noop;

import org.jspecify.annotations.NullMarked;
