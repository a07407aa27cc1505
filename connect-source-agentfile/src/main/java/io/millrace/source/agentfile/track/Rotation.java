// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

/** What happened to a file. */
public enum Rotation {
    /** It has another name in the same directory. */
    RENAMED,
    /** It was moved out of sight, and is read through the open file. */
    MOVED_OUT,
    /** It was removed while it was open. */
    DELETED,
    /** It was cut, and its content lies on in a copy. */
    COPIED_AND_CUT,
    /** It was cut, and no copy was found. */
    CUT,
    /** Its content was found in another file, its own being gone. */
    FOUND_ELSEWHERE,
    /** Its content was found compressed. */
    COMPRESSED
}
