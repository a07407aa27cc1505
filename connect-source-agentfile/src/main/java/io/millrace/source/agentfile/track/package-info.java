// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Follows files through growth, rotation and restarts: which content lies in which file, what of it is proven unread, and who
 * is read next. Nothing here knows lines, records or Connect's maps.
 */
@NullMarked
package io.millrace.source.agentfile.track;

import org.jspecify.annotations.NullMarked;
