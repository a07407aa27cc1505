// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.List;
import java.util.Optional;

/**
 * A bucket. Called by several threads at once. One call is one request and one attempt: who calls decides whether to try
 * again. Encryption, storage class, ACL and who pays are settings of the store and go with every object that it writes.
 *
 * <p>A {@link StoreException} says that the store did not answer or refused for a reason that may pass; whether the work
 * was done is unknown. Refusals that a condition asked for are answers, not exceptions.
 */
public interface ObjectStore extends AutoCloseable {
    /**
     * Stores one object.
     *
     * @param key the object's whole key
     * @param body its content, possibly read more than once
     * @param headers what goes with the content
     * @param condition when to store it
     * @return stored, or refused because the condition did not hold
     * @throws StoreException when the outcome is unknown
     */
    Outcome put(String key, Body body, ObjectHeaders headers, Condition condition) throws StoreException;

    /**
     * Reads a small object.
     *
     * @param key its key
     * @return its content, empty when there is none of that key
     * @throws StoreException when the store did not answer
     */
    Optional<StoredObject> get(String key) throws StoreException;

    /**
     * Looks an object up. The answer has no room for a reason: in a bucket that does not exist there is no object
     * either. Who draws a conclusion from an absence does so by a request that tells the two apart, such as writing.
     *
     * @param key its key
     * @return what it is, empty when there is none of that key or no bucket
     * @throws StoreException when the store did not answer
     */
    Optional<ObjectHead> head(String key) throws StoreException;

    /**
     * Deletes an object; no object of that key is no error.
     *
     * @param key its key
     * @throws StoreException when the store did not answer
     */
    void delete(String key) throws StoreException;

    /**
     * The keys below a prefix.
     *
     * @param prefix what they start with
     * @return all of them, whatever the number
     * @throws StoreException when the store did not answer
     */
    List<String> list(String prefix) throws StoreException;

    /**
     * Begins an object that is uploaded in parts.
     *
     * @param key the object's whole key
     * @param headers what goes with the content
     * @return the upload's id
     * @throws StoreException when the outcome is unknown
     */
    String createUpload(String key, ObjectHeaders headers) throws StoreException;

    /**
     * Uploads one part; a part uploaded twice counts once.
     *
     * @param key the object's whole key
     * @param uploadId from {@link #createUpload}
     * @param number from 1
     * @param body its content; all but the last part have at least 5 MiB
     * @return what completing needs; empty when the store knows no such upload
     * @throws StoreException when the outcome is unknown
     */
    Optional<Part> uploadPart(String key, String uploadId, int number, Body body) throws StoreException;

    /**
     * Makes the object of an upload's parts visible.
     *
     * @param key the object's whole key
     * @param uploadId from {@link #createUpload}
     * @param parts all parts in order
     * @param condition when to do so; {@link Condition.IfMatch} is not meant here
     * @return stored; refused because the condition did not hold; or gone because the store knows no such upload, which is
     *     also what an earlier success may leave behind
     * @throws StoreException when the outcome is unknown
     */
    Outcome completeUpload(String key, String uploadId, List<Part> parts, Condition condition) throws StoreException;

    /**
     * Ends an upload without an object. No such upload is no error: it is the wanted state.
     *
     * @param key the object's whole key
     * @param uploadId from {@link #createUpload}
     * @throws StoreException when the outcome is unknown
     */
    void abortUpload(String key, String uploadId) throws StoreException;

    /**
     * The uploads that were begun and neither completed nor aborted.
     *
     * @param prefix what their keys start with
     * @return all of them, whatever the number
     * @throws StoreException when the store did not answer
     */
    List<UnfinishedUpload> listUploads(String prefix) throws StoreException;

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
