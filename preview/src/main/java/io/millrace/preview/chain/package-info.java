// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** The transforms and predicates of a configuration, and what each makes of a record. Nothing here prints. */
@NullMarked
package io.millrace.preview.chain;

import org.jspecify.annotations.NullMarked;
