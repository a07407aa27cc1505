// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import io.millrace.common.options.Option;

/**
 * One option that a member of the JSON sets.
 *
 * @param option the option
 * @param value as it is written in a configuration
 * @param path the member
 */
public record Setting(Option<?> option, String value, String path) {}
