// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How the endless row of record indices is dealt to tasks and remembered in Connect's offsets. Nothing here knows what a record contains or when it is due.
 */
@NullMarked
package io.millrace.source.datagen.lane;

import org.jspecify.annotations.NullMarked;
