// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Amazon Data Firehose's own configuration as options of this connector, with a note on everything that has no equivalent.
 * Pure: text in, options and notes out; nothing here delivers, and nothing else knows Firehose's JSON.
 */
@NullMarked
package io.millrace.sink.firehose.translation;

import org.jspecify.annotations.NullMarked;
