// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import io.millrace.common.options.Escapes;
import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.parsing.csv.CsvDialect;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Place;
import io.millrace.smt.parse.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The step that parses CSV. */
public final class CsvSteps {
    private enum Header {
        NONE("none"),
        FIRST_RECORD("first-record");

        private final String word;

        Header(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private enum Rows {
        ONE("one"),
        ARRAY("array");

        private final String word;

        Rows(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private enum Missing {
        FAIL("fail"),
        NULL("null");

        private final String word;

        Missing(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private enum Extra {
        FAIL("fail"),
        DROP("drop");

        private final String word;

        Extra(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final String GROUP = "CSV";

    private static final Option<List<Column>> COLUMNS = Option.text("columns")
            .as(Column::list)
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "The columns in their order: names joined by commas, each with an optional type behind a colon, such as "
                            + "id:int64, name, price:decimal(2). Types are string, boolean, int8, int16, int32, int64, float32, float64 "
                            + "and decimal(digits after the point); without one, a column is text. Without this option, the names come "
                            + "from header=first-record, or are col1, col2 and so on.");

    private static final Option<Header> HEADER = Option.choice("header", Header.values(), Header::word)
            .defaultingTo("none")
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Whether each value begins with a row of names: 'first-record' takes the names from it, or passes it over "
                            + "where columns are declared, 'none' knows no such row. None is the default, because records mostly hold "
                            + "one row each.");

    private static final Option<List<Column>> TYPES = Option.text("types")
            .as(Column::list)
            .group(GROUP)
            .doc("Types of columns whose names come from the first row: name:type joined by commas, with the types of "
                    + "columns. Columns that it does not name are text; a name that the first row lacks is an error.");

    private static final Option<Character> DELIMITER = character("delimiter", ",")
            .doc(
                    "What stands between fields: one character of ASCII, \\t for a tab. A comma by default, as in RFC 4180.");

    private static final Option<Character> QUOTE = character("quote", "\"")
            .doc(
                    "What encloses fields that hold delimiters or line ends: one character of ASCII, or 'none'. Doubled inside of "
                            + "quotes it stands for itself, as in RFC 4180.");

    private static final Option<Character> ESCAPE = character("escape", "none")
            .doc(
                    "What takes away the meaning of the character behind it: one character of ASCII, \\\\ for a backslash, or "
                            + "'none', which is the default, as in RFC 4180.");

    private static final Option<Boolean> TRIM = Option.flag("trim", false)
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "Whether blanks and tabs around fields are left out; those inside of quotes stay. RFC 4180 keeps them, and so "
                            + "does the default.");

    private static final Option<Boolean> MULTILINE = Option.flag("multiline", true)
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc("Whether a line end inside of quotes is content, as in RFC 4180. Otherwise each line end ends a row.");

    private static final Option<Boolean> STRICT = Option.flag("strict", true)
            .group(GROUP)
            .doc(
                    "Whether misplaced quotes, quotes that are never closed and escapes before nothing are refused. Otherwise they "
                            + "are content. They are refused by default, because behind them nobody can tell what the writer meant.");

    private static final Option<Rows> ROWS = Option.choice("rows", Rows.values(), Rows::word)
            .defaultingTo("one")
            .group(GROUP)
            .doc(
                    "How many rows a value has: 'one' makes a structure and refuses more or less, 'array' makes an array of "
                            + "structures. A transform cannot make several records of one.");

    private static final Option<Missing> MISSING = Option.choice("columns.missing", Missing.values(), Missing::word)
            .defaultingTo("fail")
            .group(GROUP)
            .doc(
                    "What becomes of a row with fewer fields than columns: 'fail' refuses it, 'null' takes the rest for null. "
                            + "Failing is the default, because a lost delimiter moves all later fields.");

    private static final Option<Extra> EXTRA = Option.choice("columns.extra", Extra.values(), Extra::word)
            .defaultingTo("fail")
            .group(GROUP)
            .doc(
                    "What becomes of a row with more fields than columns: 'fail' refuses it, 'drop' leaves the rest out. Failing "
                            + "is the default, because a delimiter without quotes moves all later fields.");

    private static final Option<Boolean> EMPTY_IS_NULL = Option.flag("empty.is.null", false)
            .group(GROUP)
            .doc("Whether an empty field of a text column is null; one in quotes stays an empty text. Empty fields of "
                    + "other types are always null. False by default, because most writers mean an empty text.");

    /** Parses CSV. */
    public static final StepKind PARSE_CSV = Place.kind(
            "ParseCsv",
            "Parses rows of CSV (RFC 4180) into structures with typed columns.",
            List.of(
                    COLUMNS,
                    HEADER,
                    TYPES,
                    DELIMITER,
                    QUOTE,
                    ESCAPE,
                    TRIM,
                    MULTILINE,
                    STRICT,
                    ROWS,
                    MISSING,
                    EXTRA,
                    EMPTY_IS_NULL),
            CsvSteps::parser);

    private CsvSteps() {}

    private static Option<Character> character(String name, String byDefault) {
        return Option.verbatim(name)
                .as(CsvSteps::character)
                .defaultingTo(byDefault)
                .group(GROUP);
    }

    private static Character character(String text) {
        if (text.equals("none")) {
            return CsvDialect.NONE;
        }
        String plain = text.length() == 1 ? text : Escapes.unescape(text);
        if (plain.length() != 1) {
            throw new IllegalArgumentException("must be one character");
        }
        return plain.charAt(0);
    }

    private static Parser parser(OptionValues values) {
        Shapes shapes = new Shapes();
        Map<String, ColumnType> types = new HashMap<>();
        values.find(TYPES).ifPresent(all -> all.forEach(column -> types.put(column.name(), column.type())));
        List<Column> columns = values.find(COLUMNS).orElse(null);
        if (columns != null && !types.isEmpty()) {
            throw new ConfigException("types: columns are declared; write each type behind its column's name");
        }
        if (!types.isEmpty() && values.get(HEADER) == Header.NONE) {
            throw new ConfigException("types: no column has a name; set header=first-record, or declare 'columns'");
        }
        return new CsvParser(
                dialect(values),
                new RowRules(
                        values.get(MISSING) == Missing.NULL,
                        values.get(EXTRA) == Extra.DROP,
                        values.get(EMPTY_IS_NULL)),
                new Heading(
                        columns == null ? null : Layout.of(columns, shapes),
                        values.get(HEADER) == Header.FIRST_RECORD,
                        types,
                        shapes),
                values.get(ROWS) == Rows.ARRAY,
                shapes);
    }

    private static CsvDialect dialect(OptionValues values) {
        return new CsvDialect(
                values.get(DELIMITER),
                values.get(QUOTE),
                values.get(ESCAPE),
                values.get(TRIM),
                values.get(STRICT),
                values.get(MULTILINE),
                CsvDialect.EmptyLines.SKIP);
    }
}
