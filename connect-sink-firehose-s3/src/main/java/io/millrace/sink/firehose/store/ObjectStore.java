// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Optional;

/** A store of objects by key. Called by several upload threads at once. */
public interface ObjectStore extends AutoCloseable {
    /**
     * Stores one object with one request, and returns when the store has acknowledged it.
     *
     * @param key the object's whole key
     * @param body its content, possibly read more than once
     * @param contentEncoding the Content-Encoding header, or empty for none
     * @throws StoreException when the store did not answer or refused; another attempt may succeed
     */
    void put(String key, Body body, Optional<String> contentEncoding) throws StoreException;

    /**
     * What the store is, for log lines.
     *
     * @return bucket and endpoint, never a secret
     */
    String description();

    /** Ends all connections; requests under way fail. */
    @Override
    void close();
}
