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
    final Deque<PromisedFile> files = new ArrayDeque<>();
    long ahead = Journal.UNKNOWN;

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

    /** The first offset that is not delivered, {@link Long#MAX_VALUE} when no file waits. */
    long firstUndelivered() {
        PromisedFile first = files.peek();
        return first == null ? Long.MAX_VALUE : first.firstOffset();
    }
}
