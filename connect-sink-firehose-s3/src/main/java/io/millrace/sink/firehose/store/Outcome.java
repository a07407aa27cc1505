// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

/** What a store answered to a request that may carry a condition. */
public sealed interface Outcome {
    /**
     * Done.
     *
     * @param etag the version of the object that is there now
     */
    record Stored(String etag) implements Outcome {}

    /** Not done: the condition did not hold. */
    record Refused() implements Outcome {}

    /** Not done: the store knows no such upload. */
    record Gone() implements Outcome {}

    /** Not done: the condition did not hold. */
    Outcome REFUSED = new Refused();

    /** Not done: the store knows no such upload. */
    Outcome GONE = new Gone();
}
