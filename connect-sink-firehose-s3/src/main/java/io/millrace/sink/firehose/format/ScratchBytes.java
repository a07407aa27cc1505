// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.RowBytes;
import java.nio.ByteBuffer;

/** The memory in which single records are rendered, one after the other. */
final class ScratchBytes {
    /** More than most records need. */
    static final int INITIAL = 4 * 1024;

    /** A larger array is given back after the record that needed it: it lies outside the task's memory budget. */
    static final int KEPT = 1024 * 1024;

    private ScratchBytes() {}

    /** Appends what a buffer holds and leaves it as it was. */
    static void copy(ByteBuffer buffer, RowBytes out) {
        if (buffer.hasArray()) {
            out.add(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        } else {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            out.add(bytes);
        }
    }
}
