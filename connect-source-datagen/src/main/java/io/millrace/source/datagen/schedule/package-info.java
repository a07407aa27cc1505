// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How many records are due at a moment and how long to wait for the next one. Nothing here knows indices, records or wall time.
 */
@NullMarked
package io.millrace.source.datagen.schedule;

import org.jspecify.annotations.NullMarked;
