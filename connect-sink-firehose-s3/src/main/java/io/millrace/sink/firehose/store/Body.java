// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * The content of an object, which can be read more than once.
 *
 * @param length how many bytes
 * @param opener opens a stream over exactly these bytes, from the start
 */
public record Body(long length, Supplier<InputStream> opener) {
    /** Checks the length. */
    public Body {
        if (length < 0) {
            throw new IllegalArgumentException("the length is negative: " + length);
        }
    }
}
