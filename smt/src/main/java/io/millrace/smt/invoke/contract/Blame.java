// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

/** Whose fault a failure is, which decides whether the function is called again. */
public enum Blame {
    /** The way to the function, or its capacity: called again, and whoever asked may try again later. */
    OUTAGE,
    /** Permissions, names, addresses: calling again at once is of no use, but somebody may repair it. */
    SETUP,
    /** The function's code threw or took too long: called again only if the user says so. */
    FUNCTION,
    /** This record, or what the function answered for it: another call would end in the same way. */
    RECORD
}
