// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Functions within this JVM: handlers of Lambda for Java, loaded from their own jars and called as Lambda would. What is
 * sent and answered is the contract's business, and nothing here knows Connect or a step.
 */
@NullMarked
package io.millrace.smt.invoke.handler;

import org.jspecify.annotations.NullMarked;
