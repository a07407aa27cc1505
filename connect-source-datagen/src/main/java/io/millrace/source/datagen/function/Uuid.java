// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

/** A random UUID: version 4, lower case. */
final class Uuid extends Generator {
    private static final int LENGTH = 36;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final long field;

    Uuid(long field) {
        this.field = field;
    }

    @Override
    public int maxLength() {
        return LENGTH;
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        long high = (Draws.bits(key, field) & 0xffffffff_ffff_0fffL) | 0x4000L;
        long low = (Draws.bits(key, field, 1) & 0x3fffffff_ffffffffL) | 0x80000000_00000000L;
        hex(high >>> 32, 8, out, at);
        out[at + 8] = '-';
        hex(high >>> 16, 4, out, at + 9);
        out[at + 13] = '-';
        hex(high, 4, out, at + 14);
        out[at + 18] = '-';
        hex(low >>> 48, 4, out, at + 19);
        out[at + 23] = '-';
        hex(low, 12, out, at + 24);
        return at + LENGTH;
    }

    private static void hex(long value, int digits, byte[] out, int at) {
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            out[i] = HEX[(int) rest & 15];
            rest >>>= 4;
        }
    }

    @Override
    boolean isPlain() {
        return true;
    }
}
