// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.smt.record.Records;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Runs transforms of ours by their name, and those that Kafka brings, beside each other. */
public final class Runs {
    private Runs() {}

    /** One of ours, for the value. */
    // A class literal has no type arguments.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Transformation<SinkRecord> ours(String type, String... options) {
        Transformation<SinkRecord> transform = ServiceLoader.load(Transformation.class).stream()
                .filter(p -> p.type().getName().matches("io\\.millrace\\.smt\\." + type + "(\\$Value)?"))
                .map(p -> (Transformation<SinkRecord>) p.get())
                .findFirst()
                .orElseThrow();
        transform.configure(config(options));
        return transform;
    }

    public static Transformation<SinkRecord> stock(Transformation<SinkRecord> transform, String... options) {
        transform.configure(config(options));
        return transform;
    }

    public static Map<String, String> config(String... options) {
        Map<String, String> config = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            config.put(options[i], options[i + 1]);
        }
        return config;
    }

    /** What becomes of a schemaless value. */
    public static Object ofMap(Transformation<SinkRecord> transform, Object value) {
        return transform.apply(Records.schemaless(value)).value();
    }

    /** What becomes of the same value with a schema, as maps. */
    public static Object ofStruct(Transformation<SinkRecord> transform, Object value) {
        return plain(typed(transform, value).value());
    }

    public static SinkRecord typed(Transformation<SinkRecord> transform, Object value) {
        return transform.apply(Records.of(Records.schemaOf(value), Records.typed(value)));
    }

    /** What becomes of a value, which must be the same with and without a schema. */
    public static Object both(Transformation<SinkRecord> transform, Object value) {
        Object before = plain(value);
        Object fromMap = ofMap(transform, value);
        assertThat(ofStruct(transform, value)).isEqualTo(fromMap);
        assertThat(value).isEqualTo(before);
        return fromMap;
    }

    /** A Struct of one field {@code v}. */
    public static SinkRecord one(Schema schema, Object value) {
        Schema struct = SchemaBuilder.struct().field("v", schema).build();
        return Records.of(struct, new Struct(struct).put("v", value));
    }

    /** Both transforms must make the same of a record, the schema included. */
    public static void alike(Transformation<SinkRecord> ours, Transformation<SinkRecord> theirs, SinkRecord record) {
        SinkRecord expected = theirs.apply(record);
        SinkRecord actual = ours.apply(record);
        assertThat(actual.value()).isEqualTo(expected.value());
        assertThat(actual.valueSchema()).isEqualTo(expected.valueSchema());
        assertThat(actual.key()).isEqualTo(expected.key());
        assertThat(actual.keySchema()).isEqualTo(expected.keySchema());
        assertThat(actual.headers()).isEqualTo(expected.headers());
    }
}
