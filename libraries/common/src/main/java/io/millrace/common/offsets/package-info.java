// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What source partitions and source offsets are made of. What they mean is each source's own.
 */
@NullMarked
package io.millrace.common.offsets;

import org.jspecify.annotations.NullMarked;
