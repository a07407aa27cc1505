// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Class loaders that keep one folder of jars apart from the rest of the JVM. What is loaded, and when a loader is closed,
 * is decided elsewhere.
 */
@NullMarked
package io.millrace.common.isolation;

import org.jspecify.annotations.NullMarked;
