// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of one promised object to being visible, or to the certainty that it never will be. Requests may be lost before
 * or after the store did the work; storing and completing only ever create, so repeating them is harmless, and the id that
 * the object carries tells whether it is ours.
 */
public final class Publication {
    /** What is to become of the promise. */
    public enum Purpose {
        /** We have the bytes and store them. */
        DELIVER,
        /** A predecessor promised it: see whether it is kept, complete its upload if there is one. */
        RECOVER,
        /** A predecessor with another configuration promised it: keep it if it is kept already, else make sure that it
         * stays undone. */
        REVOKE
    }

    /** The request to send. */
    public enum Step {
        /** Store the bytes, if no object has the key. */
        PUT,
        /** Complete the upload, if no object has the key. */
        COMPLETE,
        /** Abort the upload. */
        ABORT,
        /** Look the object up. */
        FIND
    }

    /** What became of a request. */
    public enum Answer {
        /** The object was stored or completed by this request. */
        DONE,
        /** An object of that key is there already. */
        TAKEN,
        /** The store knows no such upload, be it completed or aborted. Also the answer to every abort. */
        GONE,
        /** The object is there and is ours. */
        OURS,
        /** There is no object of that key. */
        ABSENT,
        /** Nobody knows: the request or its answer was lost. */
        UNKNOWN
    }

    /** How it ended. */
    public enum End {
        /** The object is visible. */
        VISIBLE,
        /** The object is not there, and what was uploaded for it is gone. */
        ABSENT
    }

    private final boolean bytesAtHand;
    private Step step;
    private @Nullable End end;

    private Publication(boolean bytesAtHand, Step first) {
        this.bytesAtHand = bytesAtHand;
        this.step = first;
    }

    /**
     * Begins.
     *
     * @param purpose what is to become of the promise
     * @param multipart whether the object is made of uploaded parts
     * @return the publication, its first step wanted
     */
    public static Publication of(Purpose purpose, boolean multipart) {
        return new Publication(purpose == Purpose.DELIVER && !multipart, first(purpose, multipart));
    }

    private static Step first(Purpose purpose, boolean multipart) {
        if (!multipart) {
            return purpose == Purpose.DELIVER ? Step.PUT : Step.FIND;
        }
        return purpose == Purpose.REVOKE ? Step.ABORT : Step.COMPLETE;
    }

    /**
     * The request to send now.
     *
     * @return only meaningful while {@link #end} is empty
     */
    public Step step() {
        return step;
    }

    /**
     * How it ended.
     *
     * @return empty while there is something to do
     */
    public Optional<End> end() {
        return Optional.ofNullable(end);
    }

    /**
     * Takes the answer to the step.
     *
     * @param answer what became of it
     */
    public void answer(Answer answer) {
        switch (answer) {
            case DONE, OURS -> end = End.VISIBLE;
            case TAKEN, GONE -> step = Step.FIND;
            case ABSENT -> absent();
            case UNKNOWN -> {
                // The same step again.
            }
        }
    }

    // With the bytes at hand an absent object is stored again. Without them, nothing of it is left: a small object was
    // never stored, and an upload that is gone without an object was aborted by somebody.
    private void absent() {
        if (bytesAtHand) {
            step = Step.PUT;
        } else {
            end = End.ABSENT;
        }
    }
}
