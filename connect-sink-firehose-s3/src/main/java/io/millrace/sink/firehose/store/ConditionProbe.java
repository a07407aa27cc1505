// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of {@link ConditionalWrites#probe} over one key. */
final class ConditionProbe {
    /** Answers that may mean the condition; everything else has nothing to do with it. */
    private static final Set<String> DEFINITE = Set.of(
            "NotImplemented",
            "InvalidArgument",
            "InvalidRequest",
            "MethodNotAllowed",
            "HTTP 400",
            "HTTP 405",
            "HTTP 501");

    private static final Logger LOG = LoggerFactory.getLogger(ConditionProbe.class);

    private final ObjectStore store;
    private final String key;

    ConditionProbe(ObjectStore store, String key) {
        this.store = store;
        this.key = key;
    }

    ConditionalWrites run() throws StoreException {
        ConditionalWrites found;
        try {
            found = conditions();
        } catch (StoreException e) {
            if (!DEFINITE.contains(e.kind())) {
                forget();
                throw e;
            }
            // The same without a condition: if that fails too, it is not the condition that the store minds.
            put("control", Condition.ALWAYS);
            found = new ConditionalWrites.Refused("it answered a condition with " + e.getMessage());
        }
        forget();
        return found;
    }

    private ConditionalWrites conditions() throws StoreException {
        if (!(put("first", Condition.IF_ABSENT) instanceof Outcome.Stored first)) {
            return new ConditionalWrites.Refused("it refused If-None-Match although the object did not exist");
        }
        if (first.etag().isEmpty()) {
            return new ConditionalWrites.Refused("it gave no ETag to match");
        }
        if (put("second", Condition.IF_ABSENT) instanceof Outcome.Stored) {
            return new ConditionalWrites.Refused("it overwrote an object in spite of If-None-Match");
        }
        if (put("third", new Condition.IfMatch("\"00000000000000000000000000000000\"")) instanceof Outcome.Stored) {
            return new ConditionalWrites.Refused("it overwrote another version in spite of If-Match");
        }
        if (put("fourth", new Condition.IfMatch(first.etag())) instanceof Outcome.Refused) {
            return new ConditionalWrites.Refused("it refused If-Match although the version was the right one");
        }
        return new ConditionalWrites.Supported();
    }

    private Outcome put(String content, Condition condition) throws StoreException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Body body = new Body(bytes.length, () -> new ByteArrayInputStream(bytes));
        return store.put(key, body, ObjectHeaders.BOOKKEEPING, condition);
    }

    /** Nobody minds a leftover; what was found counts. */
    private void forget() {
        try {
            store.delete(key);
        } catch (StoreException e) {
            LOG.debug("{} stays behind in {}: {}", key, store.description(), e.getMessage());
        }
    }
}
