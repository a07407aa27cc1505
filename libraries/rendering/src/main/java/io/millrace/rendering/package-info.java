// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Values of Kafka Connect as text: JSON by RFC 8259 and rows of CSV by RFC 4180, with the logical types in one form. Knows
 * values and schemas; nothing here knows records, files or options.
 */
@NullMarked
package io.millrace.rendering;

import org.jspecify.annotations.NullMarked;
