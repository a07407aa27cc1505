// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the bytes of a content at a position, whether its file is compressed or not. Nothing here knows whose content it is.
 */
@NullMarked
package io.millrace.source.agentfile.content;

import org.jspecify.annotations.NullMarked;
