// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** Records for tests, and views of them. No test lives here. */
package io.millrace.smt.record;
