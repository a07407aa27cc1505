// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What becomes of the bytes of an event before they are a record: the steps of {@code dataProcessingOptions}. Nothing here
 * knows files or Connect's records.
 */
@NullMarked
package io.millrace.source.agentfile.convert;

import org.jspecify.annotations.NullMarked;
