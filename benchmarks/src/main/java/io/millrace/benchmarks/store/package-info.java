// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * An S3 store that forgets: it reads what it is sent, counts, and answers as S3 would. Keeping an object, or checking
 * what is in one, does not belong here; the local stack's S3 does that.
 */
@NullMarked
package io.millrace.benchmarks.store;

import org.jspecify.annotations.NullMarked;
