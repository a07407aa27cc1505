// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.CsvCells;
import io.millrace.rendering.CsvDialect;
import io.millrace.rendering.RowBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV from JSON objects that arrive as bytes: columns as given, or the members in their own order. Strings lose
 * their quotes, null is nothing, and all else stands as it was written. For one thread.
 *
 * <p>Neighbours nearly always have the same members in the same order, so the latest shape is tried first: when its names
 * match byte by byte, nothing has to be decoded or looked up, and no name occurs twice.
 */
final class JsonRows {
    private static final int MAX_SHAPES = 256;
    private static final int INITIAL_NAME = 64;

    private final CsvCells cells;
    private final List<String> columns;
    private final JsonScanner scanner = new JsonScanner();
    private final RowBytes name = new RowBytes(INITIAL_NAME);
    private final Map<List<String>, Shape> shapes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Shape> eldest) {
            return size() > MAX_SHAPES;
        }
    };
    private @Nullable Shape latest;

    JsonRows(CsvDialect dialect, List<String> columns) {
        this.cells = new CsvCells(dialect);
        this.columns = List.copyOf(columns);
    }

    /** The members of an object, in its order, and where each column finds its own. */
    private static final class Shape {
        final List<String> columns;
        /** For each column its member, or -1. */
        final int[] members;
        /** As they were written. */
        final byte[][] names;

        Shape(List<String> columns, int[] members, byte[][] names) {
            this.columns = columns;
            this.members = members;
            this.names = names;
        }
    }

    /**
     * Appends the row of an object.
     *
     * @return the names of its columns; the same list for the same members, as long as they are remembered
     */
    List<String> row(byte[] text, int from, int to, RowBytes out) throws BadRecord {
        scanner.scanObject(text, from, to);
        if (scanner.members() == 0 && columns.isEmpty()) {
            throw BadRecord.notARow("The object has no members, and so no columns.");
        }
        Shape shape = shape(text);
        int begin = out.length();
        boolean first = true;
        for (int member : shape.members) {
            if (!first) {
                cells.separate(out);
            }
            first = false;
            if (member >= 0) {
                cell(text, member, out);
            }
        }
        cells.endRow(begin, out);
        return shape.columns;
    }

    private void cell(byte[] text, int member, RowBytes out) throws BadRecord {
        int from = scanner.valueStart(member);
        int to = scanner.valueEnd(member);
        if (text[from] == 'n') {
            return;
        }
        int begin = out.length();
        if (text[from] == '"') {
            scanner.unescape(from + 1, to - 1, out);
        } else {
            scanner.copy(from, to, out);
        }
        cells.end(begin, out);
    }

    private Shape shape(byte[] text) throws BadRecord {
        Shape known = latest;
        if (known == null || !matches(known, text)) {
            List<String> names = names();
            known = shapes.get(names);
            if (known == null) {
                known = shape(text, names);
                shapes.put(names, known);
            }
            latest = known;
        }
        return known;
    }

    private boolean matches(Shape shape, byte[] text) {
        if (shape.names.length != scanner.members()) {
            return false;
        }
        for (int i = 0; i < shape.names.length; i++) {
            byte[] expected = shape.names[i];
            if (!Arrays.equals(expected, 0, expected.length, text, scanner.nameStart(i), scanner.nameEnd(i))) {
                return false;
            }
        }
        return true;
    }

    private List<String> names() throws BadRecord {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < scanner.members(); i++) {
            name.truncate(0);
            scanner.unescape(scanner.nameStart(i), scanner.nameEnd(i), name);
            if (!names.add(new String(name.array(), 0, name.length(), StandardCharsets.UTF_8))) {
                throw BadRecord.notARow("The object has two members of one name.");
            }
        }
        return new ArrayList<>(names);
    }

    private Shape shape(byte[] text, List<String> names) {
        byte[][] written = new byte[names.size()][];
        for (int i = 0; i < written.length; i++) {
            written[i] = Arrays.copyOfRange(text, scanner.nameStart(i), scanner.nameEnd(i));
        }
        List<String> wanted = columns.isEmpty() ? names : columns;
        return new Shape(wanted, wanted.stream().mapToInt(names::indexOf).toArray(), written);
    }
}
