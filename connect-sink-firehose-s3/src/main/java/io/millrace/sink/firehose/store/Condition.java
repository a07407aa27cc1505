// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

/** When a store is to do what it is asked. */
public sealed interface Condition {
    /** In any case. */
    record Always() implements Condition {}

    /** Only while no object has that key: If-None-Match. */
    record IfAbsent() implements Condition {}

    /**
     * Only while the object of that key is still this version of it: If-Match.
     *
     * @param etag the version, as the store gave it
     */
    record IfMatch(String etag) implements Condition {}

    /** In any case. */
    Condition ALWAYS = new Always();

    /** Only while no object has that key. */
    Condition IF_ABSENT = new IfAbsent();
}
