// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// Connect hands over its logical types as java.util.Date.
@SuppressWarnings("JavaUtilDate")
class CsvRendererTest {
    private static final Schema EMPLOYEE = SchemaBuilder.struct()
            .field("Op", Schema.STRING_SCHEMA)
            .field("id", Schema.INT64_SCHEMA)
            .field("last", Schema.STRING_SCHEMA)
            .field("first", Schema.OPTIONAL_STRING_SCHEMA)
            .field("address", Schema.OPTIONAL_STRING_SCHEMA)
            .field("phone", Schema.STRING_SCHEMA)
            .build();
    private static final String DMS_ROW = "I,9335,Smith,John,\"1 Skyline Drive, NY, NY\",201-555-9012";

    private final RowBytes out = new RowBytes(4);

    private static Struct smith() {
        return new Struct(EMPLOYEE)
                .put("Op", "I")
                .put("id", 9335L)
                .put("last", "Smith")
                .put("first", "John")
                .put("address", "1 Skyline Drive, NY, NY")
                .put("phone", "201-555-9012");
    }

    @Test
    void aStructIsARowInItsSchemasOrder() throws Unrenderable {
        assertThat(row(renderer(), smith())).isEqualTo(DMS_ROW);
        assertThat(renderer().columns(EMPLOYEE)).containsExactly("Op", "id", "last", "first", "address", "phone");
    }

    @Test
    void givenColumnsSelectAndOrder() throws Unrenderable {
        CsvRenderer renderer = renderer("phone", "nothing", "Op");

        assertThat(row(renderer, smith())).isEqualTo("201-555-9012,,I");
        assertThat(renderer.columns(EMPLOYEE)).containsExactly("phone", "nothing", "Op");
        out.truncate(0);
        Map<String, Object> map = new HashMap<>(Map.of("Op", "D", "phone", "1", "other", 3));
        renderer.row(map, out);
        assertThat(text()).isEqualTo("1,,D");
    }

    @Test
    void aMapWithoutColumnsIsRefused() {
        assertThatThrownBy(() -> renderer().row(Map.of("a", 1), out)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nullIsNothingAndTheEmptyStringIsQuoted() throws Unrenderable {
        Struct struct = smith().put("first", null).put("address", "");

        assertThat(row(renderer(), struct)).isEqualTo("I,9335,Smith,,\"\",201-555-9012");
    }

    @Test
    void aRowOfOneNullIsNoEmptyLine() throws Unrenderable {
        Schema one =
                SchemaBuilder.struct().field("a", Schema.OPTIONAL_STRING_SCHEMA).build();

        assertThat(row(renderer(), new Struct(one))).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "plain text;plain text",
                "a,b;\"a,b\"",
                "say \"hi\";\"say \"\"hi\"\"\"",
                "\";\"\"\"\"",
                "` leading`;\" leading\"",
                "`trailing `;\"trailing \"",
                "single ' quote;single ' quote",
                "back\\slash;back\\slash",
                "é漢;é漢"
            })
    void cellsAreQuotedWhenTheyNeedIt(String content, String cell) throws Unrenderable {
        CsvRenderer renderer = renderer("a", "b");

        renderer.row(Map.of("a", content, "b", 1), out);

        assertThat(text()).isEqualTo(cell + ",1");
    }

    @Test
    void lineBreaksAreQuoted() throws Unrenderable {
        renderer().row(List.of("a\nb", "c\rd", "\te"), out);

        assertThat(text()).isEqualTo("\"a\nb\",\"c\rd\",\"\te\"");
    }

    @Test
    void anotherDelimiterNeedsOtherQuotes() throws Unrenderable {
        CsvRenderer renderer = new CsvRenderer(new CsvDialect('\t', false), List.of(), Forms.STANDARD);

        renderer.row(List.of("a,b", "c\td"), out);

        assertThat(text()).isEqualTo("a,b\t\"c\td\"");
    }

    @Test
    void allButNullIsQuotedOnDemand() throws Unrenderable {
        CsvRenderer renderer = new CsvRenderer(new CsvDialect(',', true), List.of(), Forms.STANDARD);

        assertThat(row(renderer, smith().put("first", null).put("address", "")))
                .isEqualTo("\"I\",\"9335\",\"Smith\",,\"\",\"201-555-9012\"");
    }

    @Test
    void valuesStandWithoutTheQuotesOfJsonAndNestedOnesAreJson() throws Unrenderable {
        Schema inner = SchemaBuilder.struct().field("x", Date.SCHEMA).build();
        Schema schema = SchemaBuilder.struct()
                .field("date", Date.SCHEMA)
                .field("price", Decimal.schema(2))
                .field("raw", Schema.BYTES_SCHEMA)
                .field("yes", Schema.BOOLEAN_SCHEMA)
                .field("inner", inner)
                .field("list", SchemaBuilder.array(Schema.INT32_SCHEMA).build())
                .build();
        java.util.Date day = new java.util.Date(0);
        Struct struct = new Struct(schema)
                .put("date", day)
                .put("price", new BigDecimal("1.50"))
                .put("raw", new byte[] {1})
                .put("yes", true)
                .put("inner", new Struct(inner).put("x", day))
                .put("list", List.of(1, 2));

        assertThat(row(renderer(), struct))
                .isEqualTo("1970-01-01,1.50,AQ==,true,\"{\"\"x\"\":\"\"1970-01-01\"\"}\",\"[1,2]\"");
        CsvRenderer others = new CsvRenderer(
                CsvDialect.STANDARD,
                List.of("date", "price"),
                new Forms(DecimalForm.STRING, TimeForm.EPOCH_MILLIS, false));
        assertThat(row(others, struct)).isEqualTo("0,1.50");
    }

    @Test
    void whatHasNoFormFailsAndNamesTheField() {
        assertThatThrownBy(() -> row(renderer(), smith().put("last", "\ud83d")))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Field last: ");
    }

    @Property(tries = 2_000)
    void aReaderOfRfc4180GetsTheTextsBack(@ForAll @NotEmpty List<String> texts, @ForAll boolean quotesAll)
            throws Unrenderable {
        List<String> expected = texts.stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
        out.truncate(0);

        new CsvRenderer(new CsvDialect(';', quotesAll), List.of(), Forms.STANDARD).row(expected, out);

        assertThat(readBack(text(), ';')).isEqualTo(expected);
    }

    /** One record as the grammar of RFC 4180 says, by the letter. */
    private static List<String> readBack(String row, char delimiter) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            if (at < row.length() && row.charAt(at) == '"') {
                at++;
                while (row.charAt(at) != '"' || (at + 1 < row.length() && row.charAt(at + 1) == '"')) {
                    at += row.charAt(at) == '"' ? 1 : 0;
                    cell.append(row.charAt(at++));
                }
                at++;
            } else {
                while (at < row.length() && row.charAt(at) != delimiter) {
                    assertThat(row.charAt(at)).isNotIn('"', '\r', '\n');
                    cell.append(row.charAt(at++));
                }
            }
            cells.add(cell.toString());
            if (at == row.length()) {
                return cells;
            }
            assertThat(row.charAt(at++)).isEqualTo(delimiter);
        }
    }

    private static CsvRenderer renderer(String... columns) {
        return new CsvRenderer(CsvDialect.STANDARD, List.of(columns), Forms.STANDARD);
    }

    private String row(CsvRenderer renderer, Struct struct) throws Unrenderable {
        out.truncate(0);
        renderer.row(struct, out);
        return text();
    }

    private String text() {
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }
}
