// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.framing;

/** How a record names the schema of its value, if it does. */
public enum SchemaFraming {
    /** Byte 0 and an id of four bytes before the content: Confluent's serializers, and Apicurio's as Confluent's. */
    FOUR_BYTES("byte 0 and a schema id of 4 bytes, as Confluent's clients read it"),
    /** Byte 0 and an id of eight bytes before the content: Apicurio's converters of major version 2 without headers. */
    EIGHT_BYTES(
            "byte 0 and a schema id of 8 bytes: Apicurio 2 with headers.enabled=false and without as-confluent=true"),
    /** Headers {@code apicurio.value.globalId} or {@code contentId}: Apicurio's converters of major version 2 as they come. */
    APICURIO_HEADERS(
            "a schema id in the headers apicurio.*: Apicurio with headers.enabled=true, the default of version 2"),
    /** Header {@code __value_schema_id}: Confluent's serializers told to leave the content alone. */
    CONFLUENT_HEADER("a schema id in the header __key_schema_id or __value_schema_id: Confluent with ids in headers"),
    /** Byte 3, a byte for the compression and a UUID: serializers of AWS Glue's registry. */
    GLUE("byte 3, the compression and a UUID of 16 bytes: AWS Glue's schema registry"),
    /** {@code {"schemaId":4,"payload":...}}: Apicurio's ExtJsonConverter. */
    JSON_SCHEMA_ID("JSON with schemaId and payload: Apicurio's ExtJsonConverter"),
    /** {@code {"schema":...,"payload":...}}: Kafka's JsonConverter with schemas. */
    JSON_WITH_SCHEMA("JSON with schema and payload: Kafka's JsonConverter with schemas.enable=true"),
    /** Any other JSON object or array: no schema is named. */
    JSON("JSON without a schema"),
    /** Nothing that is known: text, Avro by itself, Protobuf by itself, ... */
    NONE("no framing that is known: plain bytes, or content whose schema the readers know by other means"),
    /** No value. */
    TOMBSTONE("no value");

    private final String words;

    SchemaFraming(String words) {
        this.words = words;
    }

    /**
     * What it is, for people.
     *
     * @return a clause without a full stop
     */
    public String words() {
        return words;
    }
}
