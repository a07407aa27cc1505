// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** Reads the configuration of a pipeline: which steps there are and what each was given. No step lives here. */
@NullMarked
package io.millrace.smt.pipeline;

import org.jspecify.annotations.NullMarked;
