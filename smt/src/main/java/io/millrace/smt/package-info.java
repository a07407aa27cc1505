// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The transforms and predicates that a connector's configuration names, each a thin shell around the engine. What a step
 * does lives in the room of its concern; nothing else lives here.
 */
@NullMarked
package io.millrace.smt;

import org.jspecify.annotations.NullMarked;
