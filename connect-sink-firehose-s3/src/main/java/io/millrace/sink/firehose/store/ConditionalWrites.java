// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.sink.firehose.store.Outcome.Stored;
import java.io.ByteArrayInputStream;
import java.util.Set;
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
     * @param observation what it did instead
     */
    record Refused(String observation) implements ConditionalWrites {}

    /**
     * It did not answer, or refused for a reason that may pass.
     *
     * @param cause what happened
     */
    record Unknown(StoreException cause) implements ConditionalWrites {}

    /** What stores answer that do not know the headers. */
    Set<String> NOT_KNOWN = Set.of("NotImplemented", "InvalidArgument", "InvalidRequest", "MethodNotAllowed");

    /**
     * Tries all of it on an object of its own, which it deletes.
     *
     * @param store the store
     * @param prefix where objects of no meaning may be
     * @return what the store did
     */
    static ConditionalWrites probe(ObjectStore store, String prefix) {
        String key = prefix + "probe-" + UUID.randomUUID();
        try {
            ConditionalWrites found = tryAt(store, key);
            store.delete(key);
            return found;
        } catch (StoreException e) {
            return NOT_KNOWN.contains(e.kind()) ? new Refused("it answered " + e.getMessage()) : new Unknown(e);
        }
    }

    private static ConditionalWrites tryAt(ObjectStore store, String key) throws StoreException {
        if (!(put(store, key, Condition.IF_ABSENT) instanceof Stored first)) {
            return new Refused("it refused If-None-Match although the object did not exist");
        }
        if (put(store, key, Condition.IF_ABSENT) instanceof Stored) {
            return new Refused("it overwrote an object in spite of If-None-Match");
        }
        if (put(store, key, new Condition.IfMatch("\"0123456789abcdef0123456789abcdef\"")) instanceof Stored) {
            return new Refused("it overwrote another version in spite of If-Match");
        }
        return put(store, key, new Condition.IfMatch(first.etag())) instanceof Stored
                ? new Supported()
                : new Refused("it refused If-Match although the version was the right one");
    }

    private static Outcome put(ObjectStore store, String key, Condition condition) throws StoreException {
        byte[] content = {'{', '}'};
        return store.put(
                key, new Body(content.length, () -> new ByteArrayInputStream(content)), ObjectHeaders.NONE, condition);
    }
}
