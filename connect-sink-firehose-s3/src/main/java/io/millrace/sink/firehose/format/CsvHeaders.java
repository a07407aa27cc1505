// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.CsvRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.Unrenderable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header lines of the columns that were seen. For one thread. */
final class CsvHeaders {
    private static final int MAX_HEADERS = 256;
    private static final int FINGERPRINT_BYTES = 16;

    private final CsvRenderer renderer;
    private final byte[] lineEnd;
    private final Map<List<String>, Header> headers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Header> eldest) {
            return size() > MAX_HEADERS;
        }
    };
    private @Nullable List<String> latestColumns;
    private Header latest = Header.NONE;

    CsvHeaders(CsvRenderer renderer, byte[] lineEnd) {
        this.renderer = renderer;
        this.lineEnd = lineEnd;
    }

    /** A header line, and a short text that stands for it: files of thousands of columns have identities too. */
    static final class Header {
        static final Header NONE = new Header(new byte[0], "");

        final byte[] line;
        final String layout;

        private Header(byte[] line, String layout) {
            this.line = line;
            this.layout = layout;
        }
    }

    // Neighbours have the same list; equal ones are found by content below.
    @SuppressWarnings("ReferenceEquality")
    Header of(List<String> columns) throws Unrenderable {
        if (columns != latestColumns) {
            Header known = headers.get(columns);
            if (known == null) {
                known = make(columns);
                headers.put(columns, known);
            }
            latest = known;
            latestColumns = columns;
        }
        return latest;
    }

    private Header make(List<String> columns) throws Unrenderable {
        RowBytes row = new RowBytes(64);
        renderer.row(columns, row);
        row.add(lineEnd);
        byte[] line = Arrays.copyOf(row.array(), row.length());
        return new Header(line, "csv-" + fingerprint(line));
    }

    private static String fingerprint(byte[] line) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line);
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
