// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * An HTTP proxy before a store of the stack that loses, delays and refuses as networks and stores do, and counts what
 * passes. It must not know what the requests mean for the sink, and must pass on what it does not spoil byte by byte,
 * because requests are signed.
 */
@NullMarked
package io.millrace.local.fault;

import org.jspecify.annotations.NullMarked;
