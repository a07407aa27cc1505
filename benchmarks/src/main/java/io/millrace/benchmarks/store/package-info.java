// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * An S3 store that forgets: it reads what it is sent, counts, and answers as S3 would. Of an object it remembers what
 * conditions and listings need and, below a journal, the content; checking what is in data objects does not belong here,
 * the local stack's S3 does that.
 */
@NullMarked
package io.millrace.benchmarks.store;

import org.jspecify.annotations.NullMarked;
