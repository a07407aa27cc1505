// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Takes compressed bytes apart by their magic bytes, never beyond a given number of bytes. No parsing of what comes out
 * and no type of Connect lives here.
 */
@NullMarked
package io.millrace.decompression;

import org.jspecify.annotations.NullMarked;
