// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How bytes are characters, and how patterns are matched against them within a budget. Nothing here knows lines, files or
 * Connect.
 */
@NullMarked
package io.millrace.source.agentfile.text;

import org.jspecify.annotations.NullMarked;
