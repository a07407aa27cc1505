// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/NVME, which the JDK does not have and the AWS SDK only in native code. Eight bytes per step through eight tables:
 * table k holds what a byte contributes from k places further ahead, so that the eight look-ups do not wait for each other.
 */
final class Crc64Nvme implements Checksum {
    /** The polynomial AD93D23594C93659 with its bits in reverse, as the algorithm takes the lowest bit first. */
    private static final long POLYNOMIAL = 0x9A6C_9329_AC4B_C9B5L;

    private static final int STEP = Long.BYTES;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[][] TABLES = tables();

    private long register = -1L;

    private static long[][] tables() {
        long[][] tables = new long[STEP][256];
        for (int value = 0; value < 256; value++) {
            long crc = value;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : POLYNOMIAL);
            }
            tables[0][value] = crc;
        }
        for (int k = 1; k < STEP; k++) {
            for (int value = 0; value < 256; value++) {
                long ahead = tables[k - 1][value];
                tables[k][value] = (ahead >>> Byte.SIZE) ^ tables[0][(int) ahead & 0xFF];
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        register = (register >>> Byte.SIZE) ^ TABLES[0][(int) (register ^ b) & 0xFF];
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        long[][] t = TABLES;
        long crc = register;
        int at = offset;
        int end = offset + length;
        for (; at <= end - STEP; at += STEP) {
            long x = crc ^ (long) LONG.get(bytes, at);
            crc = t[7][(int) x & 0xFF]
                    ^ t[6][(int) (x >>> 8) & 0xFF]
                    ^ t[5][(int) (x >>> 16) & 0xFF]
                    ^ t[4][(int) (x >>> 24) & 0xFF]
                    ^ t[3][(int) (x >>> 32) & 0xFF]
                    ^ t[2][(int) (x >>> 40) & 0xFF]
                    ^ t[1][(int) (x >>> 48) & 0xFF]
                    ^ t[0][(int) (x >>> 56)];
        }
        for (; at < end; at++) {
            crc = (crc >>> Byte.SIZE) ^ t[0][(int) (crc ^ bytes[at]) & 0xFF];
        }
        register = crc;
    }

    @Override
    public long getValue() {
        return ~register;
    }

    @Override
    public void reset() {
        register = -1L;
    }
}
