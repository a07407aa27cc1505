// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Turns indices into values and Connect records. Nothing here waits or decides which index is next.
 */
@NullMarked
package io.millrace.source.datagen.record;

import org.jspecify.annotations.NullMarked;
