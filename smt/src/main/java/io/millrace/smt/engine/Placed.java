// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.smt.edit.Site;

/**
 * A step in its place.
 *
 * @param site its place, name and what becomes of its failures
 * @param step what it does
 */
public record Placed(Site site, Step step) {}
