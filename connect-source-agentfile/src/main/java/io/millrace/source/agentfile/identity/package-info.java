// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How a content is recognised wherever it lies: by its beginning and by the bytes before a position. Nothing here reads files.
 */
@NullMarked
package io.millrace.source.agentfile.identity;

import org.jspecify.annotations.NullMarked;
