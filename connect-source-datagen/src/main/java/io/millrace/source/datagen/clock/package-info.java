// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The two clocks: the one that paces a task, and the one that a record's content and timestamp show. Nothing here decides what is due.
 */
@NullMarked
package io.millrace.source.datagen.clock;

import org.jspecify.annotations.NullMarked;
