// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The plugins of a worker's folders: each loaded apart from the others, found by class name or alias. What plugins do is no
 * matter here.
 */
@NullMarked
package io.millrace.preview.plugin;

import org.jspecify.annotations.NullMarked;
