// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import io.millrace.sink.firehose.journal.Multipart;
import io.millrace.sink.firehose.journal.Publication.Answer;
import io.millrace.sink.firehose.journal.Publication.Step;
import io.millrace.sink.firehose.store.Body;
import io.millrace.sink.firehose.store.Condition;
import io.millrace.sink.firehose.store.ObjectHead;
import io.millrace.sink.firehose.store.ObjectHeaders;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.Outcome;
import io.millrace.sink.firehose.store.Part;
import io.millrace.sink.firehose.store.StoreException;
import java.util.List;
import java.util.Optional;

/** Sends the steps of a publication to the store, one attempt each. Called on any thread. */
public final class Promises {
    /** The metadata under which an object carries the id of its promise. */
    public static final String FILE_ID = "millrace-file";

    private Promises() {}

    /**
     * Stores an object's bytes.
     *
     * @param store where
     * @param key the object's key
     * @param body its bytes
     * @param headers what goes with them, {@link #FILE_ID} included
     * @param condition when
     * @return what became of it
     * @throws StoreException when the outcome is unknown
     */
    public static Answer put(ObjectStore store, String key, Body body, ObjectHeaders headers, Condition condition)
            throws StoreException {
        return answer(store.put(key, body, headers, condition));
    }

    /**
     * Sends any other step.
     *
     * @param step complete, abort or find
     * @param store where
     * @param key the object's key
     * @param id the id of the promise
     * @param multipart the uploaded parts, for completing and aborting
     * @param condition when to complete
     * @return what became of it
     * @throws StoreException when the outcome is unknown
     */
    public static Answer send(
            Step step, ObjectStore store, String key, String id, Optional<Multipart> multipart, Condition condition)
            throws StoreException {
        return switch (step) {
            case COMPLETE -> complete(store, key, multipart.orElseThrow(), condition);
            case ABORT -> abort(store, key, multipart.orElseThrow());
            case FIND -> find(store, key, id);
            case PUT -> throw new IllegalArgumentException("the bytes are missing for " + key);
        };
    }

    private static Answer complete(ObjectStore store, String key, Multipart multipart, Condition condition)
            throws StoreException {
        List<Part> parts = multipart.parts().stream()
                .map(piece -> new Part(piece.number(), piece.etag(), piece.checksum()))
                .toList();
        return answer(store.completeUpload(key, multipart.uploadId(), parts, condition));
    }

    private static Answer abort(ObjectStore store, String key, Multipart multipart) throws StoreException {
        store.abortUpload(key, multipart.uploadId());
        return Answer.GONE;
    }

    private static Answer find(ObjectStore store, String key, String id) throws StoreException {
        Optional<ObjectHead> head = store.head(key);
        if (head.isEmpty()) {
            return Answer.ABSENT;
        }
        if (!id.equals(head.get().metadata().get(FILE_ID))) {
            throw new UnusableJournal("The object " + key + " in " + store.description()
                    + " was promised by this connector and written by somebody else; move it away");
        }
        return Answer.OURS;
    }

    private static Answer answer(Outcome outcome) {
        if (outcome instanceof Outcome.Stored) {
            return Answer.DONE;
        }
        return outcome instanceof Outcome.Gone ? Answer.GONE : Answer.TAKEN;
    }
}
