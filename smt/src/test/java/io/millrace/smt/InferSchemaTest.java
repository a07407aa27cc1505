// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.record.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferSchemaTest {
    @TempDir
    private Path folder;

    @Test
    void valuesWithASchemaGoOnUntouched() {
        SinkRecord record = Records.of(Schema.STRING_SCHEMA, "x");

        assertThat(transform(Map.of()).apply(record)).isSameAs(record);
    }

    @Test
    void aStrayTextDoesNotTurnStructuresIntoTexts() {
        InferSchema<SinkRecord> transform = transform(Map.of());
        Schema before = transform.apply(Records.schemaless(map("a", 1))).valueSchema();

        assertThat(transform.apply(Records.schemaless("stray")).valueSchema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
        assertThat(transform
                        .apply(Records.schemaless(List.of(1, 2)))
                        .valueSchema()
                        .type())
                .isEqualTo(Schema.Type.ARRAY);
        assertThat(transform.apply(Records.schemaless(map("a", 2))).valueSchema())
                .isSameAs(before);
    }

    @Test
    void anEmptyListStaysAsItIsUntilElementsAreKnown() {
        SinkRecord empty = Records.schemaless(List.of());
        InferSchema<SinkRecord> transform = transform(Map.of());

        assertThat(transform.apply(empty)).isSameAs(empty);
        transform.apply(Records.schemaless(List.of("x")));
        assertThat(transform.apply(empty).value()).isEqualTo(List.of());
    }

    @Test
    void topicsHaveSchemasOfTheirOwn() {
        InferSchema<SinkRecord> transform = transform(Map.of("schema.name", "x.${topic}"));
        Schema orders = transform.apply(Records.schemaless(map("a", 1))).valueSchema();
        SinkRecord other = new SinkRecord("users", 0, null, null, null, map("b", 1), 0);

        assertThat(orders.name()).isEqualTo("x.orders");
        assertThat(transform.apply(other).valueSchema().name()).isEqualTo("x.users");
        assertThat(transform.apply(other).valueSchema().field("a")).isNull();
    }

    @Test
    void aFileTellsWhatIsKnownBeforeTheFirstRecord() throws IOException {
        Path file = folder.resolve("schema.json");
        Files.writeString(
                file, "{\"id\":\"int64\",\"tags\":[\"string\"],\"counts\":{\"*\":\"int32\"},\"any\":\"json\"}");
        InferSchema<SinkRecord> transform = transform(Map.of("schema.file", file.toString()));

        assertThat(plain(transform
                        .apply(Records.schemaless(map("id", 1, "any", 2)))
                        .value()))
                .isEqualTo(map("any", "2", "counts", null, "id", 1L, "tags", null));
    }

    @Test
    void badFilesAndHintsAreErrorsOfTheConfiguration() throws IOException {
        Path file = folder.resolve("schema.json");
        Files.writeString(file, "{\"id\":\"int46\"}");

        assertThatThrownBy(() -> transform(Map.of("schema.file", file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("int46");
        assertThatThrownBy(() -> transform(Map.of("schema.file", folder + "/none.json")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be read");
        for (String bad : List.of("a", "a:none", "a[2]:string", "a:string,a:int32", "a:decimal(40,2)", "[]:string")) {
            assertThatThrownBy(() -> transform(Map.of("schema.hints", bad)))
                    .as(bad)
                    .isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void unknownClassesAndKeysFailTheRecord() {
        InferSchema<SinkRecord> transform = transform(Map.of());

        assertThatThrownBy(() -> transform.apply(Records.schemaless(map("a", new AtomicReference<>("secret")))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("AtomicReference")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> transform.apply(Records.schemaless(Map.of(1, "x"))))
                .isInstanceOf(DataException.class);
    }

    private static InferSchema<SinkRecord> transform(Map<String, String> config) {
        InferSchema<SinkRecord> transform = new InferSchema.Value<>();
        transform.configure(config);
        return transform;
    }
}
