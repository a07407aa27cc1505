// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Copies short byte strings eight bytes at a time; both arrays need {@link Generator#SLACK} bytes behind the end. */
final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    static void copy(byte[] from, int start, int length, byte[] to, int at) {
        int i = 0;
        do {
            LONG.set(to, at + i, (long) LONG.get(from, start + i));
            i += 8;
        } while (i < length);
    }

    /** The same bytes with room for whole-word reads behind them. */
    static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + Generator.SLACK);
    }

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
