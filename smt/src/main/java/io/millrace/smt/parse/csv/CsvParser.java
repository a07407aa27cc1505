// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import io.millrace.parsing.csv.CsvDialect;
import io.millrace.parsing.csv.CsvRow;
import io.millrace.parsing.csv.CsvScanner;
import io.millrace.parsing.csv.MalformedCsv;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Shapes;
import io.millrace.smt.parse.Spare;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Parses rows of CSV. Safe for all threads. */
final class CsvParser implements Parser {
    /** What is for one thread. */
    private record Scan(CsvScanner scanner, CsvRow row) {}

    private final RowRules rules;
    private final Heading heading;
    private final boolean array;
    private final Shapes shapes;
    private final Spare<Scan> scans;

    CsvParser(CsvDialect dialect, RowRules rules, Heading heading, boolean array, Shapes shapes) {
        this.rules = rules;
        this.heading = heading;
        this.array = array;
        this.shapes = shapes;
        this.scans = new Spare<>(() -> new Scan(new CsvScanner(dialect), new CsvRow()));
    }

    @Override
    public Parsed parse(Input input) {
        Scan scan = scans.take();
        scan.scanner().scan(input.bytes(), input.fromText(), input.to());
        try {
            Parsed parsed = array ? rows(input, scan) : single(input, scan);
            scans.give(scan);
            return parsed;
        } catch (MalformedCsv e) {
            throw new BadValue("not CSV: " + e.getMessage());
        }
    }

    private Parsed single(Input input, Scan scan) throws MalformedCsv {
        Layout layout = heading.begin(scan.scanner(), scan.row());
        if (!scan.scanner().next(scan.row())) {
            throw new BadValue("there is no row");
        }
        layout = heading.of(layout, scan.row());
        Object row = row(input, layout, scan.row());
        if (scan.scanner().next(scan.row())) {
            throw new BadValue("there are several rows; set rows=array to make an array of them");
        }
        return new Parsed(layout.schema(), row);
    }

    private Parsed rows(Input input, Scan scan) throws MalformedCsv {
        Layout layout = heading.begin(scan.scanner(), scan.row());
        List<Object> rows = new ArrayList<>();
        while (scan.scanner().next(scan.row())) {
            layout = heading.of(layout, scan.row());
            rows.add(row(input, layout, scan.row()));
        }
        Schema each = layout == null
                ? shapes.struct(List.of(), Schema.OPTIONAL_STRING_SCHEMA).schema()
                : layout.schema();
        return new Parsed(shapes.array(each), rows);
    }

    private Object row(Input input, Layout layout, CsvRow row) {
        return input.isTyped() ? rules.struct(layout, row) : rules.map(layout, row);
    }

    @Override
    public @Nullable Schema schema() {
        Layout fixed = heading.fixed();
        return fixed == null ? null : array ? shapes.array(fixed.schema()) : fixed.schema();
    }
}
