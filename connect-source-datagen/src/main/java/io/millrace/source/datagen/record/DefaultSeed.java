// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.record;

import java.nio.charset.StandardCharsets;

/** The seed of a stream whose configuration names none: every task and every restart computes the same one. */
public final class DefaultSeed {
    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private DefaultSeed() {}

    /**
     * The 64-bit FNV-1a hash of both names with a zero byte between them.
     *
     * @param connector the connector's name
     * @param stream the stream's name
     * @return any 64-bit number; it never changes for the same names
     */
    public static long of(String connector, String stream) {
        long hash = FNV_OFFSET_BASIS;
        for (byte b : (connector + '\0' + stream).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
