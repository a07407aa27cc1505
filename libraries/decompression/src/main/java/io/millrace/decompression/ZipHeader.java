// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import java.io.IOException;

/**
 * What stands before a file in an archive: section 4.3.7 of APPNOTE.
 *
 * @param flags of which bit 0 tells of encryption and bit 3 that lengths and checksum follow the content
 * @param method 0 for stored, 8 for deflated
 * @param checksum of the content
 * @param packed how many bytes it has in the archive
 * @param length how many bytes it has by itself
 * @param isFolder whether the name ends with a slash
 * @param isLarge whether lengths that follow the content have eight bytes
 */
record ZipHeader(int flags, int method, long checksum, long packed, long length, boolean isFolder, boolean isLarge) {
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int ZIP64 = 1;

    static ZipHeader read(Source source) throws IOException {
        source.pass(2);
        int flags = (int) source.little(2);
        int method = (int) source.little(2);
        source.pass(4);
        long checksum = source.little(4);
        long packed = source.little(4);
        long length = source.little(4);
        int nameLength = (int) source.little(2);
        int extraLength = (int) source.little(2);
        source.pass(Math.max(nameLength - 1, 0));
        boolean isFolder = nameLength > 0 && source.next() == '/';
        long[] large = large(source, extraLength);
        boolean isLarge = large.length > 0;
        return new ZipHeader(
                flags,
                method,
                checksum,
                isLarge && packed == IN_EXTRA ? large[1] : packed,
                isLarge && length == IN_EXTRA ? large[0] : length,
                isFolder,
                isLarge);
    }

    /** Length and packed length of eight bytes, where the extra fields have them. */
    private static long[] large(Source source, int extraLength) throws IOException {
        long[] found = {};
        int left = extraLength;
        while (left >= 4) {
            int id = (int) source.little(2);
            int size = Math.min((int) source.little(2), left - 4);
            left -= 4 + size;
            if (id == ZIP64 && size >= 16) {
                found = new long[] {source.little(8), source.little(8)};
                size -= 16;
            }
            source.pass(size);
        }
        source.pass(left);
        return found;
    }

    boolean isEncrypted() {
        return (flags & 1) != 0;
    }

    boolean isDescribedAfterwards() {
        return (flags & 8) != 0;
    }

    boolean isDeflated() {
        return method == 8;
    }

    /** Stored content has no end of its own: without a length before it nobody can tell where it ends. */
    boolean isReadable() {
        return !isEncrypted() && (isDeflated() || (method == 0 && !isDescribedAfterwards()));
    }
}
