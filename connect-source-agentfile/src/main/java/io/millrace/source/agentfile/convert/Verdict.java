// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

/** What became of an event. */
public enum Verdict {
    /** There is a result. */
    CONVERTED,
    /** It is none of the flow's events, such as the header of a log file. */
    LEFT_OUT,
    /** It does not have the format that the flow says. */
    UNMATCHED,
    /** A step could not be done. */
    FAILED
}
