// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;

/** RFC 1952. The JDK's own stream passes over whatever follows a member, and so hides that data was cut or mixed. */
final class GzipMembers extends InputStream {
    private static final int MAGIC = 0x8B1F;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final Source source;
    private final Inflation inflation;
    private boolean inMember;
    private boolean first = true;

    GzipMembers(Source source) {
        this.source = source;
        this.inflation = new Inflation(source);
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        while (true) {
            if (!inMember) {
                if (!first && source.peek(1) == 0) {
                    return -1;
                }
                header();
            }
            int some = inflation.read(target, from, count);
            if (some > 0) {
                return some;
            }
            trailer();
        }
    }

    private void header() throws IOException {
        int some = source.peek(3);
        int start = source.position();
        if (!first && !Compression.GZIP.mayBegin(source.buffer(), start, start + some)) {
            throw source.problem(Reason.TRAILING_GARBAGE);
        }
        if (source.little(2) != MAGIC || source.next() != DEFLATE) {
            throw source.problem(Reason.CORRUPT);
        }
        int flags = source.next();
        if ((flags & RESERVED) != 0) {
            throw source.problem(Reason.CORRUPT);
        }
        source.pass(6);
        if ((flags & EXTRA) != 0) {
            source.pass(source.little(2));
        }
        passText((flags & NAME) != 0);
        passText((flags & COMMENT) != 0);
        source.pass((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
        inflation.restart();
        inMember = true;
        first = false;
    }

    private void passText(boolean present) throws IOException {
        if (present) {
            while (source.next() != 0) {
                // A text ends with a zero.
            }
        }
    }

    private void trailer() throws IOException {
        long checksum = source.little(4);
        long length = source.little(4);
        if (checksum != inflation.checksum() || length != (inflation.bytesOut() & 0xFFFFFFFFL)) {
            throw source.problem(Reason.CORRUPT);
        }
        inMember = false;
    }

    @Override
    public void close() {
        inflation.close();
    }
}
