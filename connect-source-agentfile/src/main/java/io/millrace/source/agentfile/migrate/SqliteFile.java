// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a small SQLite file that nobody writes to: all rows of a table in the order of their keys, and no queries.
 * Pure Java, because the driver brings a native library of 14 MB into the worker for what is read once.
 *
 * <p>Source: "Database File Format" at sqlite.org/fileformat2.html.
 */
final class SqliteFile {
    /** A text table: what created it, and the page that its tree begins at. */
    record Table(String name, String sql, int root) {}

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final long LARGEST = 64L << 20;
    private static final int FILE_HEADER = 100;
    private static final int LEAF = 0x0d;
    private static final int INTERIOR = 0x05;

    private final ByteBuffer bytes;
    private final int pageSize;
    private final int usable;
    private final Charset encoding;

    private SqliteFile(ByteBuffer bytes) throws MalformedDatabase {
        this.bytes = bytes;
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.limit() < FILE_HEADER || bytes.get(i) != MAGIC[i]) {
                throw new MalformedDatabase("is no SQLite file");
            }
        }
        int size = bytes.getShort(16) & 0xffff;
        this.pageSize = size == 1 ? 65536 : size;
        this.usable = pageSize - (bytes.get(20) & 0xff);
        if (Integer.bitCount(pageSize) != 1 || pageSize < 512 || usable < 480) {
            throw new MalformedDatabase("has pages of an impossible size");
        }
        this.encoding = switch (bytes.getInt(56)) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 3 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /**
     * Reads a file whole.
     *
     * @throws MalformedDatabase when it is no such file, or one with changes that are not in it yet
     * @throws IOException when it cannot be read
     */
    static SqliteFile open(Path file) throws IOException, MalformedDatabase {
        for (String unfinished : List.of("-journal", "-wal")) {
            Path beside = file.resolveSibling(file.getFileName() + unfinished);
            if (Files.exists(beside) && Files.size(beside) > 0) {
                throw new MalformedDatabase(
                        "has unfinished changes in " + beside + ": stop the agent properly, so that they are written");
            }
        }
        if (Files.size(file) > LARGEST) {
            throw new MalformedDatabase("is larger than " + LARGEST + " bytes");
        }
        return new SqliteFile(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    /** Its tables. */
    List<Table> tables() throws MalformedDatabase {
        List<Table> tables = new ArrayList<>();
        rows(1, row -> {
            if (row.size() >= 5
                    && "table".equals(row.get(0))
                    && row.get(1) instanceof String name
                    && row.get(3) instanceof Long root
                    && row.get(4) instanceof String sql) {
                tables.add(new Table(name, sql, root.intValue()));
            }
        });
        return tables;
    }

    /** The rows of a table: texts, whole numbers ({@code Long}), {@code Double}, {@code byte[]} or null. */
    void rows(Table table, Consumer<List<@Nullable Object>> row) throws MalformedDatabase {
        rows(table.root, row);
    }

    private void rows(int root, Consumer<List<@Nullable Object>> row) throws MalformedDatabase {
        try {
            walk(root, new HashSet<>(), row);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw new MalformedDatabase("ends where something should be");
        }
    }

    private void walk(int page, Set<Integer> seen, Consumer<List<@Nullable Object>> row) throws MalformedDatabase {
        if (!seen.add(page)) {
            throw new MalformedDatabase("has pages that refer to each other in a circle");
        }
        int start = start(page);
        int header = page == 1 ? start + FILE_HEADER : start;
        int type = bytes.get(header) & 0xff;
        int cells = bytes.getShort(header + 3) & 0xffff;
        if (type == LEAF) {
            for (int i = 0; i < cells; i++) {
                row.accept(record(start + (bytes.getShort(header + 8 + 2 * i) & 0xffff)));
            }
        } else if (type == INTERIOR) {
            for (int i = 0; i < cells; i++) {
                walk(bytes.getInt(start + (bytes.getShort(header + 12 + 2 * i) & 0xffff)), seen, row);
            }
            walk(bytes.getInt(header + 8), seen, row);
        } else {
            throw new MalformedDatabase("has a page of another kind where a table's belongs");
        }
    }

    private int start(int page) {
        return Math.multiplyExact(page - 1, pageSize);
    }

    private List<@Nullable Object> record(int cell) throws MalformedDatabase {
        Cursor at = new Cursor(bytes, cell);
        long length = at.varint();
        at.varint();
        if (length < 0 || length > bytes.limit()) {
            throw new MalformedDatabase("has a row that is longer than the file");
        }
        return values(payload(at.position, (int) length));
    }

    /** The bytes of a row, of which a long one has the rest on other pages. */
    private ByteBuffer payload(int from, int length) throws MalformedDatabase {
        int most = usable - 35;
        int local = length;
        if (length > most) {
            int least = (usable - 12) * 32 / 255 - 23;
            int rest = least + (length - least) % (usable - 4);
            local = rest <= most ? rest : least;
        }
        byte[] whole = new byte[length];
        bytes.get(from, whole, 0, local);
        int filled = local;
        int next = filled < length ? bytes.getInt(from + local) : 0;
        while (filled < length) {
            if (next == 0) {
                throw new MalformedDatabase("has a row that ends early");
            }
            int start = start(next);
            int part = Math.min(usable - 4, length - filled);
            bytes.get(start + 4, whole, filled, part);
            filled += part;
            next = bytes.getInt(start);
        }
        return ByteBuffer.wrap(whole);
    }

    private List<@Nullable Object> values(ByteBuffer row) {
        Cursor types = new Cursor(row, 0);
        int end = Math.toIntExact(types.varint());
        Cursor body = new Cursor(row, end);
        List<@Nullable Object> values = new ArrayList<>();
        while (types.position < end) {
            values.add(value(types.varint(), body));
        }
        return values;
    }

    private @Nullable Object value(long type, Cursor body) {
        if (type >= 12) {
            byte[] content = body.bytes(Math.toIntExact((type - 12) / 2));
            return type % 2 == 0 ? content : new String(content, encoding);
        }
        return switch ((int) type) {
            case 0 -> null;
            case 5 -> body.wholeNumber(6);
            case 6 -> body.wholeNumber(8);
            case 7 -> Double.longBitsToDouble(body.wholeNumber(8));
            case 8 -> 0L;
            case 9 -> 1L;
            case 10, 11 -> throw new IllegalArgumentException("reserved");
            default -> body.wholeNumber((int) type);
        };
    }

    private static final class Cursor {
        private final ByteBuffer in;
        private int position;

        Cursor(ByteBuffer in, int position) {
            this.in = in;
            this.position = position;
        }

        /** Seven bits a byte, the highest first; a ninth byte counts whole. */
        long varint() {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                int next = in.get(position++);
                value = value << 7 | (next & 0x7f);
                if (next >= 0) {
                    return value;
                }
            }
            return value << 8 | (in.get(position++) & 0xff);
        }

        long wholeNumber(int length) {
            long value = in.get(position++);
            for (int i = 1; i < length; i++) {
                value = value << 8 | (in.get(position++) & 0xff);
            }
            return value;
        }

        byte[] bytes(int length) {
            byte[] content = new byte[length];
            in.get(position, content);
            position += length;
            return content;
        }
    }
}
