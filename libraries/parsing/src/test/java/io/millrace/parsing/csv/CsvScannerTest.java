// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import io.millrace.parsing.csv.CsvDialect.EmptyLines;
import io.millrace.parsing.csv.MalformedCsv.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvScannerTest {
    private static final CsvDialect STANDARD = CsvDialect.RFC4180;
    private static final CsvDialect LENIENT = STANDARD.withStrict(false);

    private final CsvRow row = new CsvRow();

    @Test
    void aRowIsItsFields() throws MalformedCsv {
        assertThat(texts(STANDARD, "a,,\"b, \"\"c\"\"\",d\r\n")).containsExactly(List.of("a", "", "b, \"c\"", "d"));
    }

    @Test
    void severalRowsAreReadOneByOne() throws MalformedCsv {
        assertThat(texts(STANDARD, "a,b\r\nc,d\n\"e\nf\",g"))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e\nf", "g"));
    }

    @Test
    void theLastRowNeedsNoEndAndADelimiterAtItsEndBeginsAField() throws MalformedCsv {
        assertThat(texts(STANDARD, "a,")).containsExactly(List.of("a", ""));
        assertThat(texts(STANDARD, "a\r")).containsExactly(List.of("a"));
        assertThat(texts(STANDARD, "")).isEmpty();
    }

    @Test
    void emptyLinesAreSkippedOrRows() throws MalformedCsv {
        CsvDialect literal = STANDARD.withEmptyLines(EmptyLines.ROW);

        assertThat(texts(STANDARD, "\n\r\na\n\nb\n\n")).containsExactly(List.of("a"), List.of("b"));
        assertThat(texts(literal, "\na\r\n\r\n")).containsExactly(List.of(""), List.of("a"), List.of(""));
    }

    @Test
    void anEmptyTextInQuotesCanBeToldFromNothing() throws MalformedCsv {
        CsvScanner scanner = scanner(STANDARD, ",\"\"");

        assertThat(scanner.next(row)).isTrue();
        assertThat(row.isQuoted(0)).isFalse();
        assertThat(row.isQuoted(1)).isTrue();
        assertThat(row.isEscaped(1)).isFalse();
        assertThat(row).hasToString("2 fields");
    }

    @Test
    void strictnessTellsWhatIsWrongAndWhere() {
        assertRefused("a\"b", Reason.STRAY_QUOTE, 1, 1, 1);
        assertRefused("a|b\nc|d\"", Reason.STRAY_QUOTE, 2, 2, 7);
        assertRefused("\"a\"b", Reason.TEXT_AFTER_QUOTE, 1, 1, 3);
        assertRefused("a|b|\"c|", Reason.UNCLOSED_QUOTE, 1, 3, 4);
        assertRefused("abc^", Reason.DANGLING_ESCAPE, 1, 1, 3);
    }

    private void assertRefused(String text, Reason reason, long line, int column, int position) {
        CsvDialect dialect = STANDARD.withDelimiter('|').withEscape('^');

        MalformedCsv failure = catchThrowableOfType(MalformedCsv.class, () -> texts(dialect, text));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.row()).isEqualTo(line);
        assertThat(failure.column()).isEqualTo(column);
        assertThat(failure.position()).isEqualTo(position);
    }

    /** The escape keeps the CR for the field, though the line ends with the LF after it. */
    @Test
    void anEscapedCarriageReturnInAnUnclosedQuoteIsContent() throws MalformedCsv {
        CsvDialect dialect = LENIENT.withEscape('\\').withMultiline(false);

        assertThat(texts(dialect, "\"\\\r\nb")).containsExactly(List.of("\r"), List.of("b"));
    }

    @Test
    void nothingIsReadAfterARefusal() throws MalformedCsv {
        CsvScanner scanner = scanner(STANDARD, "a\"\nb");

        assertThatThrownBy(() -> scanner.next(row)).isInstanceOf(MalformedCsv.class);
        assertThat(scanner.next(row)).isFalse();
    }

    @Test
    void noMessageTellsContents() {
        assertThatThrownBy(() -> texts(STANDARD, "secret\"canary"))
                .hasMessage("Row 1, column 1, byte 6: a quote inside of an unquoted field");
    }

    @Test
    void leniencyKeepsWhatStrictnessRefuses() throws MalformedCsv {
        assertThat(texts(LENIENT, "a\"b,\"c\"d\"\"e,f")).containsExactly(List.of("a\"b", "cd\"\"e", "f"));
        assertThat(texts(LENIENT, "a,\"b\nc")).containsExactly(List.of("a", "b\nc"));
        assertThat(texts(LENIENT.withMultiline(false), "a,\"b\r\nc")).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void anEscapeTakesMeaningAway() throws MalformedCsv {
        CsvDialect hive = new CsvDialect('\u0001', CsvDialect.NONE, '\\', false, true, true, EmptyLines.SKIP);

        assertThat(texts(hive, "a\\\u0001b\u0001\"c\\\\\u0001d\\\ne"))
                .containsExactly(List.of("a\u0001b", "\"c\\", "d\ne"));
        assertThat(texts(STANDARD.withEscape('\\'), "\"a\\\"b\"\"c\"")).containsExactly(List.of("a\"b\"c"));
    }

    @Test
    void blanksAroundFieldsAreTrimmedButNotThoseInQuotesOrAfterAnEscape() throws MalformedCsv {
        CsvDialect trimming = STANDARD.withTrim(true).withEscape('\\');

        assertThat(texts(trimming, " a b\t, \" c \" ,d\\  ,\t")).containsExactly(List.of("a b", " c ", "d ", ""));
        assertThat(texts(trimming.withDelimiter('\t'), " a \t\tb")).containsExactly(List.of("a", "", "b"));
    }

    @ParameterizedTest
    @CsvSource({"10,34,0", "44,44,0", "44,34,34", "0,34,0", "44,13,0", "233,34,0"})
    void charactersThatCannotBeToldApartAreRefused(int delimiter, int quote, int escape) {
        assertThatThrownBy(() -> new CsvDialect(
                        (char) delimiter, (char) quote, (char) escape, false, true, true, EmptyLines.SKIP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowMayHaveManyFields() throws MalformedCsv {
        CsvScanner scanner = scanner(STANDARD, "x,".repeat(999) + "y");

        assertThat(scanner.next(row)).isTrue();
        assertThat(row.size()).isEqualTo(1000);
        assertThat(row.text(999)).isEqualTo("y");
    }

    /** Whatever the text, the dialect and the bytes around it. */
    @Property(tries = 20_000)
    void agreesWithTheNaiveReader(
            @ForAll("dialects") CsvDialect dialect, @ForAll("texts") String text, @ForAll("texts") String around) {
        NaiveCsv naive = new NaiveCsv(dialect, text);
        List<List<NaiveCsv.Field>> expected = naive.rows();
        byte[] padding = around.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = (around + text + around).getBytes(StandardCharsets.UTF_8);
        CsvScanner scanner = new CsvScanner(dialect);
        scanner.scan(all, padding.length, padding.length + bytes.length);

        List<List<NaiveCsv.Field>> found = new ArrayList<>();
        Reason refusal = null;
        try {
            while (scanner.next(row)) {
                found.add(fields());
            }
        } catch (MalformedCsv e) {
            refusal = e.reason();
        }

        assertThat(found).isEqualTo(expected);
        assertThat(refusal).isEqualTo(naive.refusal());
    }

    @Property(tries = 5_000)
    void agreesWithAnotherReaderOfRfc4180(@ForAll("tables") List<List<String>> table) throws MalformedCsv {
        String text = written(table, "\r\n", false);

        List<List<String>> expected = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)
                .stream()
                .map(record -> List.copyOf(record.getFields()))
                .toList();

        assertThat(texts(STANDARD, text)).isEqualTo(expected);
    }

    @Property(tries = 5_000)
    void whatWasWrittenIsRead(@ForAll("tables") List<List<String>> table, @ForAll boolean quotesAll)
            throws MalformedCsv {
        CsvDialect dialect = STANDARD.withEmptyLines(EmptyLines.ROW);

        assertThat(texts(dialect, written(table, "\n", quotesAll))).isEqualTo(table);
    }

    /** Long fields take other ways through the words than short ones. */
    @Property(tries = 300)
    void lengthsAndPlacesMakeNoDifference(@ForAll long seed) throws MalformedCsv {
        Random random = new Random(seed);
        List<String> expected = random.ints(12, 0, 40)
                .mapToObj(length -> random.ints(length, 0, 6)
                        .mapToObj(c -> "xy-+\u00e9\u20ac".substring(c, c + 1))
                        .collect(Collectors.joining()))
                .toList();
        byte[] bytes = (String.join(",", expected) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int offset = 0; offset < 9; offset++) {
            byte[] shifted = new byte[bytes.length + offset];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            CsvScanner scanner = new CsvScanner(STANDARD);
            scanner.scan(shifted, offset, shifted.length);

            assertThat(scanner.next(row)).isTrue();
            assertThat(fields().stream().map(NaiveCsv.Field::text)).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<CsvDialect> dialects() {
        return Combinators.combine(
                        Arbitraries.of(',', '\t', '\u0001', ' '),
                        Arbitraries.of('"', CsvDialect.NONE),
                        Arbitraries.of(CsvDialect.NONE, '\\'),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(EmptyLines.class))
                .as(CsvDialect::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "-", "\u20ac", ",", ",", "\t", "\u0001", " ", "\"", "\"", "\\", "\n", "\r\n", "\r", "#",
                        "+")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.of("a", "bcdefghijk", "\u20ac", ",", " ", "\"", "\n", "\r\n", "-", "#")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .list()
                .ofMaxSize(5);
    }

    private static String written(List<List<String>> table, String lineEnd, boolean quotesAll) {
        return table.stream()
                .map(fields -> fields.stream()
                        .map(field -> quotesAll || field.matches("(?s).*[,\"\r\n].*")
                                ? '"' + field.replace("\"", "\"\"") + '"'
                                : field)
                        .collect(Collectors.joining(",", "", lineEnd)))
                .collect(Collectors.joining());
    }

    private static CsvScanner scanner(CsvDialect dialect, String text) {
        CsvScanner scanner = new CsvScanner(dialect);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        return scanner;
    }

    private List<List<String>> texts(CsvDialect dialect, String text) throws MalformedCsv {
        CsvScanner scanner = scanner(dialect, text);
        List<List<String>> rows = new ArrayList<>();
        while (scanner.next(row)) {
            rows.add(fields().stream().map(NaiveCsv.Field::text).toList());
        }
        return rows;
    }

    private List<NaiveCsv.Field> fields() {
        List<NaiveCsv.Field> fields = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            fields.add(new NaiveCsv.Field(row.text(i), row.isQuoted(i)));
            if (!row.isEscaped(i)) {
                assertThat(new String(row.bytes(), row.start(i), row.end(i) - row.start(i), StandardCharsets.UTF_8))
                        .isEqualTo(row.text(i));
            }
        }
        return fields;
    }
}
