// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.format.compress.BodyEncoder;
import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.Multipart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is uploaded in parts while it fills. The task's thread hands buffers over; one upload thread at a time turns
 * them into parts, in order.
 */
final class PartStream {
    /** Full buffers, in order. Guarded by the delivery's lock, like the two flags. */
    final Deque<SlabBuffer> waiting = new ArrayDeque<>();
    /** An upload thread has it. */
    boolean busy;
    /** No more buffers will come. */
    boolean ending;

    // The rest belongs to the thread that has it.
    /** Plain bytes that make no whole chunk yet; unused without compression. */
    final SlabBuffer content;
    /** What will be the next part. */
    SlabBuffer body;

    final @Nullable BodyEncoder encoder;
    final List<Multipart.Piece> pieces = new ArrayList<>();
    Journal.@Nullable Upload upload;
    long stored;

    PartStream(SlabBuffer content, SlabBuffer body, @Nullable BodyEncoder encoder) {
        this.content = content;
        this.body = body;
        this.encoder = encoder;
    }

    /** Gives the memory back. Only when no thread has it. */
    void release() {
        waiting.forEach(SlabBuffer::release);
        waiting.clear();
        content.release();
        body.release();
    }
}
