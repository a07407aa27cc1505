// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.UUID;

/**
 * Whether a store honours If-None-Match and If-Match on writes. Only trying tells: some stores refuse the headers, others
 * take them and overwrite all the same.
 */
public sealed interface ConditionalWrites {
    /** It does. */
    record Supported() implements ConditionalWrites {}

    /**
     * It does not.
     *
     * @param observation what it did instead, as a sentence without its end
     */
    record Refused(String observation) implements ConditionalWrites {}

    /**
     * It did not answer, or refused for a reason that has nothing to do with conditions.
     *
     * @param cause what happened
     */
    record Unknown(StoreException cause) implements ConditionalWrites {}

    /**
     * Tries all of it on one small object of its own, which it deletes. Where the deletion fails the object stays; its
     * name starts with {@code probe-}.
     *
     * @param store the store
     * @param prefix where objects of no meaning may be
     * @return what the store did
     */
    static ConditionalWrites probe(ObjectStore store, String prefix) {
        try {
            return new ConditionProbe(store, prefix + "probe-" + UUID.randomUUID()).run();
        } catch (StoreException e) {
            return new Unknown(e);
        }
    }
}
