// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.parse.csv.CsvSteps;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class ParseCsvTest {
    private static Steps csv(String... options) {
        return Steps.of(CsvSteps.PARSE_CSV, options);
    }

    @Test
    void columnsGetTheirTypes() {
        Steps step = csv("columns", "a:int8, b:int64, c:float64, d:boolean, e:decimal(2), f");
        assertThat(step.typed("-128,9223372036854775807,1.5e3,TRUE,2.5,\"x, \"\"y\"\"\"\r\n"))
                .isEqualTo(map(
                        "a",
                        (byte) -128,
                        "b",
                        Long.MAX_VALUE,
                        "c",
                        1500.0,
                        "d",
                        true,
                        "e",
                        new BigDecimal("2.50"),
                        "f",
                        "x, \"y\""));
        assertThat(step.schemaless(",,,,,".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(map("a", null, "b", null, "c", null, "d", null, "e", null, "f", ""));
    }

    @Test
    void valuesOfAnotherTypeAreToldByColumnAndNeverShown() {
        for (String bad : new String[] {"128", "4111canary", "1.0", "-", "+", "99999999999999999999"}) {
            assertThatThrownBy(() -> csv("columns", "a:int8,b").typed(bad + ",x"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("column 1 (a)")
                    .hasMessageContaining("int8")
                    .hasMessageNotContaining("4111");
        }
        for (String beyond : new String[] {"9223372036854775808", "99999999999999999999", "-9223372036854775809"}) {
            assertThatThrownBy(() -> csv("columns", "a:int64").typed(beyond)).isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> csv("columns", "e:decimal(1)").typed("2.55")).hasMessageContaining("decimal(1)");
        assertThatThrownBy(() -> csv("columns", "e:float64").typed("NaN")).isInstanceOf(DataException.class);
    }

    @Test
    void namesComeFromTheFirstRowOrAreNumbers() {
        assertThat(csv("header", "first-record", "types", "n:int32").typed("id,n\nx,5\n"))
                .isEqualTo(map("id", "x", "n", 5));
        assertThat(csv().typed("x,5")).isEqualTo(map("col1", "x", "col2", "5"));
        assertThat(csv("header", "first-record", "columns", "a,b").typed("id,n\nx,5\n"))
                .isEqualTo(map("a", "x", "b", "5"));
        Steps step = csv("header", "first-record");
        assertThat(step.schema("a,b\n1,2")).isSameAs(step.schema("a,b\n3,4")).isNotEqualTo(step.schema("a,c\n3,4"));
        assertThatThrownBy(() -> step.typed("a,a\n1,2")).hasMessageContaining("column 2");
        assertThatThrownBy(() -> step.typed("a,b\n")).hasMessageContaining("no row");
    }

    @Test
    void severalRowsAreAnErrorOrAnArray() {
        assertThatThrownBy(() -> csv().typed("1\n2")).hasMessageContaining("rows=array");
        assertThat(csv("rows", "array").typed("1\n2")).isEqualTo(List.of(map("col1", "1"), map("col1", "2")));
        assertThat(csv("rows", "array", "header", "first-record").typed("a\n")).isEqualTo(List.of());
    }

    @Test
    void tooFewAndTooManyFieldsAreHandledAsTold() {
        assertThatThrownBy(() -> csv("columns", "a,b").typed("1")).hasMessageContaining("columns.missing");
        assertThatThrownBy(() -> csv("columns", "a,b").typed("1,2,3")).hasMessageContaining("columns.extra");
        assertThat(csv("columns", "a,b", "columns.missing", "null").typed("1")).isEqualTo(map("a", "1", "b", null));
        assertThat(csv("columns", "a,b", "columns.missing", "null").schemaless("1"))
                .isEqualTo(map("a", "1", "b", null));
        assertThat(csv("columns", "a,b", "columns.extra", "drop").typed("1,2,3"))
                .isEqualTo(map("a", "1", "b", "2"));
    }

    @Test
    void theDialectIsWhatTheUserSays() {
        assertThat(csv("delimiter", "\\t", "quote", "'", "trim", "true").typed("'a\tb'\t c "))
                .isEqualTo(map("col1", "a\tb", "col2", "c"));
        assertThat(csv("quote", "none", "escape", "\\\\").typed("a\\,b,\"c"))
                .isEqualTo(map("col1", "a,b", "col2", "\"c"));
        assertThat(csv("empty.is.null", "true").typed(",\"\"")).isEqualTo(map("col1", null, "col2", ""));
        assertThat(csv("strict", "false").typed("a\"b")).isEqualTo(map("col1", "a\"b"));
        assertThatThrownBy(() -> csv().typed("a\"canary"))
                .hasMessageContaining("Row 1")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> csv("delimiter", "ab")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> csv("columns", "a:int46"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("int16");
        assertThatThrownBy(() -> csv("columns", "a,a")).isInstanceOf(ConfigException.class);
    }

    @Property
    void numbersAreReadAsTheJdkReadsThem(@ForAll long whole, @ForAll double fraction) {
        assertThat(csv("columns", "a:int64,b:float64").typed(whole + "," + fraction))
                .isEqualTo(map("a", whole, "b", fraction));
        String plain = BigDecimal.valueOf(whole, Math.floorMod(whole, 19)).toPlainString();
        assertThat(csv("columns", "b:float64").typed(plain)).isEqualTo(map("b", Double.valueOf(plain)));
    }

    @Property(tries = 500)
    void anyBytesGiveAValueOrADataException(@ForAll byte[] bytes) {
        for (Schema schema : new Schema[] {null, Schema.BYTES_SCHEMA}) {
            for (Steps step : new Steps[] {
                csv("rows", "array"), csv("columns", "a:int8,b:decimal(3)", "columns.missing", "null", "escape", "\\\\")
            }) {
                try {
                    step.record(schema, bytes);
                } catch (DataException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }
}
