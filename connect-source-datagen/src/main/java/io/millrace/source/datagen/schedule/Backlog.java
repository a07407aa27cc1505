// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.schedule;

/** What happens to records that fell due while the task could not emit them. */
public enum Backlog {
    /** They are given up; the rate goes on from now. */
    DROP,
    /** They are emitted at a raised rate until none is left. */
    CATCHUP
}
