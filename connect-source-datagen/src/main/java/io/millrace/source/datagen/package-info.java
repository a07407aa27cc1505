// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The template data generator as Connect sees it: connector, task, configuration, offset. Rendering, schedule and lanes
 * live in sub-packages.
 */
@NullMarked
package io.millrace.source.datagen;

import org.jspecify.annotations.NullMarked;
