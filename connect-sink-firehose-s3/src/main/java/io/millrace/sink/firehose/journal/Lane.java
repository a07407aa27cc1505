// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one identity, in the order of their records. They may become visible in any order; the identity counts as
 * delivered up to the first one that is not.
 */
final class Lane {
    final Deque<PromisedFile> files = new ArrayDeque<>(2);
    // Our own ones for which no promise is wanted yet. An upload may be complete later than that of the next file, but
    // promises are made in the order of the records: a reader of the journal takes what lies before one for delivered.
    private final Deque<PromisedFile> unsealed = new ArrayDeque<>(2);
    long ahead = Journal.UNKNOWN;

    void open(PromisedFile file) {
        files.add(file);
        unsealed.add(file);
    }

    /** One of our own takes no more records: those whose turn it is are told to the caller, in the order of their records. */
    void sealed(Consumer<PromisedFile> next) {
        PromisedFile first = unsealed.peek();
        while (first != null && first.state == PromisedFile.State.SEALED) {
            next.accept(unsealed.remove());
            first = unsealed.peek();
        }
    }

    boolean isDelivered(long offset) {
        if (offset <= ahead) {
            return true;
        }
        for (PromisedFile file : files) {
            if (file.state == PromisedFile.State.VISIBLE && file.covers(offset)) {
                return true;
            }
        }
        return false;
    }

    /** The predecessor's file that this record belongs to. */
    Optional<PromisedFile> leftover(long offset) {
        return files.stream()
                .filter(file -> file.leftover().isPresent() && file.covers(offset))
                .findFirst();
    }

    /** Moves the delivered end over the files that are visible without a gap before them; they are told to the caller. */
    void fold(Consumer<PromisedFile> folded) {
        PromisedFile first = files.peek();
        while (first != null && first.state == PromisedFile.State.VISIBLE) {
            ahead = Math.max(ahead, first.end());
            folded.accept(files.remove());
            first = files.peek();
        }
    }
}
