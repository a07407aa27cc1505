// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;

/** The one file of an archive. What follows it is read as well, so that a cut archive and a second file are noticed. */
final class ZipFile extends InputStream {
    private static final int FILE = 0x04034B50;
    private static final int DESCRIPTOR = 0x08074B50;
    private static final int DIRECTORY = 0x02014B50;
    private static final int LARGE_END = 0x06064B50;
    private static final int LARGE_END_LOCATOR = 0x07064B50;
    private static final int END = 0x06054B50;

    private final Source source;
    private final Inflation inflation;
    private ZipHeader header = new ZipHeader(0, 0, 0, 0, 0, true, false);
    private boolean inFile;
    private boolean ended;
    private boolean hadFile;
    private long stored;

    ZipFile(Source source) {
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
        while (!ended) {
            if (!inFile) {
                nextPart();
                continue;
            }
            int some = header.isDeflated() ? inflation.read(target, from, count) : copy(target, from, count);
            if (some > 0) {
                return some;
            }
            endFile();
        }
        return -1;
    }

    private int copy(byte[] target, int from, int count) throws IOException {
        if (stored == header.packed()) {
            return -1;
        }
        int some = source.read(target, from, (int) Math.min(count, header.packed() - stored));
        if (some < 0) {
            throw source.problem(Reason.TRUNCATED);
        }
        inflation.count(target, from, some);
        stored += some;
        return some;
    }

    private void nextPart() throws IOException {
        switch ((int) source.little(4)) {
            case FILE -> beginFile();
            case DIRECTORY -> {
                source.pass(24);
                source.pass(source.little(2) + source.little(2) + source.little(2) + 12);
            }
            case LARGE_END -> source.pass(Math.max(source.little(8), 0));
            case LARGE_END_LOCATOR -> source.pass(16);
            case END -> end();
            default -> throw source.problem(Reason.CORRUPT);
        }
    }

    private void beginFile() throws IOException {
        header = ZipHeader.read(source);
        if (hadFile && !header.isFolder()) {
            throw source.problem(Reason.SEVERAL_ENTRIES);
        }
        if (!header.isReadable() || header.packed() < 0) {
            throw source.problem(Reason.UNSUPPORTED);
        }
        hadFile |= !header.isFolder();
        inflation.restart();
        stored = 0;
        inFile = true;
    }

    private void endFile() throws IOException {
        long checksum = header.checksum();
        long length = header.length();
        if (header.isDescribedAfterwards()) {
            checksum = source.little(4);
            if (checksum == DESCRIPTOR) {
                checksum = source.little(4);
            }
            source.pass(header.isLarge() ? 8 : 4);
            length = source.little(header.isLarge() ? 8 : 4);
        }
        long found = header.isDeflated() ? inflation.bytesOut() : stored;
        if (checksum != inflation.checksum() || (length & 0xFFFFFFFFL) != (found & 0xFFFFFFFFL)) {
            throw source.problem(Reason.CORRUPT);
        }
        inFile = false;
    }

    private void end() throws IOException {
        source.pass(16);
        source.pass(source.little(2));
        if (source.peek(1) > 0) {
            throw source.problem(Reason.TRAILING_GARBAGE);
        }
        ended = true;
    }

    @Override
    public void close() {
        inflation.close();
    }
}
