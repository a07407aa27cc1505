// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** The converters of a configuration: from samples to Connect's records, and from records to what Kafka gets. */
@NullMarked
package io.millrace.preview.convert;

import org.jspecify.annotations.NullMarked;
