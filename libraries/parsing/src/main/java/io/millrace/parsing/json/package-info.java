// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * JSON by RFC 8259, token by token, as spans into the given bytes. What a document means, and what becomes of duplicate names,
 * is for the caller.
 */
@NullMarked
package io.millrace.parsing.json;

import org.jspecify.annotations.NullMarked;
