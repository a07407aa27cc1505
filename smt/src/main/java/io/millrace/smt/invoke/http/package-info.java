// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Functions behind HTTP: Amazon's Lambda, its emulators, or any address that takes a POST; signatures and credentials
 * included. What is sent and answered is the contract's business, and nothing here knows Connect or a step.
 */
@NullMarked
package io.millrace.smt.invoke.http;

import org.jspecify.annotations.NullMarked;
