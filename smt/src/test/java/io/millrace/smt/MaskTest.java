// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.mask.MaskSamples;
import io.millrace.smt.record.Records;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static Map<String, Object> order() {
        return map(
                "id",
                7,
                "user",
                map("name", "ann", "mail", "ann@example.com", "age", 41L, "vip", true),
                "items",
                List.of(map("sku", "a", "note", "x"), map("sku", "b", "note", "y")),
                "tags",
                List.of("p", "q"),
                "rest",
                null);
    }

    @Test
    void redactsByTypeAndLeavesEverySiblingAlone() {
        assertThat(both(order(), "fields", "user.name,user.age,user.vip,items[].note,tags[],rest"))
                .isEqualTo(map(
                        "id",
                        7,
                        "user",
                        map("name", "****", "mail", "ann@example.com", "age", 0L, "vip", false),
                        "items",
                        List.of(map("sku", "a", "note", "****"), map("sku", "b", "note", "****")),
                        "tags",
                        List.of("****", "****"),
                        "rest",
                        null));
    }

    @Test
    void takesTheReplacementInTheTypeOfTheField() {
        assertThat(both(map("a", "x", "b", 1, "c", 2L), "fields", "a,b,c", "replacement", "-1"))
                .isEqualTo(map("a", "-1", "b", -1, "c", -1L));
        assertThat(both(map("a", "x"), "fields", "a", "replacement", "")).isEqualTo(map("a", ""));
        for (Object value : new Object[] {1, true, Date.from(Instant.ofEpochMilli(5))}) {
            assertFails(map("a", value), "fields", "a", "replacement", "secret");
        }
        assertFails(map("a", 1), "fields", "a", "replacement", "99999999999");
        assertFails(map("a", 1), "fields", "a", "replacement", "1.5");
    }

    @Test
    void redactsLogicalTypesAndBytes() {
        Schema schema = SchemaBuilder.struct()
                .field("price", Decimal.builder(2).optional().build())
                .field("at", Timestamp.SCHEMA)
                .field("raw", Schema.BYTES_SCHEMA)
                .build();
        Struct value = new Struct(schema)
                .put("price", new BigDecimal("12.34"))
                .put("at", Date.from(Instant.ofEpochMilli(99)))
                .put("raw", ByteBuffer.wrap(new byte[] {1}));

        Struct output =
                (Struct) mask("fields", "*").apply(Records.of(schema, value)).value();

        assertThat(output.get("price")).isEqualTo(new BigDecimal("0.00"));
        assertThat(output.get("at")).isEqualTo(Date.from(Instant.ofEpochMilli(0)));
        assertThat(output.getBytes("raw")).isEmpty();
        assertThat(mask("fields", "*")
                        .apply(Records.schemaless(
                                map("p", new BigDecimal("12.340"), "d", Date.from(Instant.ofEpochMilli(99)))))
                        .value())
                .isEqualTo(map("p", new BigDecimal("0.000"), "d", Date.from(Instant.ofEpochMilli(0))));
    }

    @Test
    void hashesTheTextInUtf8AndWholeNumbersAsWritten() {
        assertThat(both(map("a", "hello", "b", 7, "c", "x"), "fields", "a,b", "action", "hash"))
                .isEqualTo(map(
                        "a",
                        HELLO_SHA256,
                        "b",
                        "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451",
                        "c",
                        "x"));
        assertThat(both(map("a", "hello"), "fields", "a", "action", "hash", "algorithm", "md5"))
                .isEqualTo(map("a", "5d41402abc4b2a76b9719d911017c592"));
        assertThat(both(map("a", "hello"), "fields", "a", "action", "hash", "algorithm", "sha1"))
                .isEqualTo(map("a", "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"));
        assertThat(both(map("a", "ü"), "fields", "a", "action", "hash", "algorithm", "md5"))
                .isEqualTo(map("a", "c03410a5204b21cd8229ff754688d743"));
        assertFails(map("a", true), "fields", "a", "action", "hash");
        assertFails(map("a", 1.5), "fields", "a", "action", "hash");
    }

    @Test
    void keyedDigestsFollowTheKeyAndTheRfc() {
        Map<String, Object> value = map("a", "what do ya want for nothing?");
        String mine = (String) both(value, "fields", "a", "action", "hmac", "key", MaskSamples.KEY)
                .get("a");
        String other = (String) both(value, "fields", "a", "action", "hmac", "key", MaskSamples.KEY + "x")
                .get("a");

        assertThat(mine)
                .isEqualTo(hmac(MaskSamples.KEY, "what do ya want for nothing?"))
                .isNotEqualTo(other);
    }

    private static String hmac(String key, String text) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "x"));
            return java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tokensKeepTheShapeAndFollowFromKeyAndText() {
        String token = token("Ann-Bob 4711/x", MaskSamples.KEY);

        assertThat(token).matches("[A-Z][a-z]{2}-[A-Z][a-z]{2} \\d{4}/[a-z]").isNotEqualTo("Ann-Bob 4711/x");
        assertThat(token("Ann-Bob 4711/x", MaskSamples.KEY)).isEqualTo(token);
        assertThat(token("Ann-Bob 4711/y", MaskSamples.KEY)).isNotEqualTo(token);
        assertThat(token("Ann-Bob 4711/x", MaskSamples.KEY + "y")).isNotEqualTo(token);
        assertThat(token("!?", MaskSamples.KEY)).doesNotContain("!").doesNotContain("?");
        assertThat(token("---", MaskSamples.KEY)).isEqualTo("*");
        assertThat(token("x".repeat(100), MaskSamples.KEY)).hasSize(100).isNotEqualTo("x".repeat(100));
    }

    private static String token(String clear, String key) {
        return (String) both(map("a", clear), "fields", "a", "action", "token", "key", key)
                .get("a");
    }

    @Property
    void aTokenHoldsNothingOfALongText(@ForAll String clear) {
        String token = token(clear, MaskSamples.KEY);
        long letters = clear.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters > 12) {
            assertThat(token).isNotEqualTo(clear);
        }
        assertThat(token(clear, MaskSamples.KEY)).isEqualTo(token);
    }

    @Test
    void partialKeepsAtMostHalf() {
        assertThat(partial("4111111111111111")).isEqualTo("************1111");
        assertThat(partial("12345678")).isEqualTo("****5678");
        assertThat(partial("1234567")).isEqualTo("*******");
        assertThat(partial("")).isEmpty();
        assertThat(partial("ab\ud83d\ude00defghij", "keep.first", "3", "keep.last", "1"))
                .isEqualTo("ab\ud83d\ude00******j");
        assertThat(partial("ann@example.com", "keep.domain.enabled", "true")).isEqualTo("***@example.com");
        assertThat(partial("my secret@example.com", "keep.domain.enabled", "true", "keep.last", "0"))
                .isEqualTo("*".repeat(21));
    }

    private static String partial(String clear, String... more) {
        Map<String, String> config = new HashMap<>(Map.of("fields", "a", "action", "partial"));
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return (String) ((Map<?, ?>)
                        mask(config).apply(Records.schemaless(map("a", clear))).value())
                .get("a");
    }

    @Test
    void nullsWhateverIsThereAndMakesRoomForIt() {
        Schema schema = SchemaBuilder.struct()
                .field("a", SchemaBuilder.string().defaultValue("clear").build())
                .field("b", SchemaBuilder.array(Schema.INT32_SCHEMA).build())
                .build();
        Struct value = new Struct(schema).put("a", "x").put("b", List.of(1));

        Struct output = (Struct) mask("fields", "a,b", "action", "null")
                .apply(Records.of(schema, value))
                .value();

        assertThat(output.get("a")).isNull();
        assertThat(output.get("b")).isNull();
        assertThat(mask("fields", "user", "action", "null")
                        .apply(Records.schemaless(order()))
                        .value())
                .extracting("user")
                .isNull();
    }

    @Test
    void aDefaultNeverTakesThePlaceOfAMaskedNull() {
        Schema schema = SchemaBuilder.struct()
                .field(
                        "a",
                        SchemaBuilder.string().optional().defaultValue("clear").build())
                .build();

        Struct output = (Struct) mask("fields", "a")
                .apply(Records.of(schema, new Struct(schema)))
                .value();

        assertThat(output.get("a")).isNull();
    }

    @Test
    void masksWholeValuesThatAreSingle() {
        assertThat(mask("fields", "")
                        .apply(Records.of(Schema.STRING_SCHEMA, "x"))
                        .value())
                .isEqualTo("****");
        assertThat(mask("fields", "", "action", "hash")
                        .apply(Records.schemaless("hello"))
                        .value())
                .isEqualTo(HELLO_SHA256);
        assertFails(map("a", "x"), "fields", "");
        Mask<SinkRecord> key = new Mask.Key<>();
        key.configure(Map.of("fields", ""));
        assertThat(key.apply(Records.schemaless("v")).key()).isEqualTo("****");
    }

    @Test
    void replacesOnlyWhatIsDetectedAnywhere() {
        Map<String, Object> value = map(
                "id",
                4111111111111111L,
                "text",
                "mail bob@example.com or +43 664 1234567",
                "deep",
                List.of(map("a", "ok", "b", "card 4111 1111 1111 1111.")),
                "none",
                null);
        Map<String, Object> expected = map(
                "id",
                4111111111111111L,
                "text",
                "mail **** or ****",
                "deep",
                List.of(map("a", "ok", "b", "card ****.")),
                "none",
                null);

        assertThat(both(value, "detect", "all")).isEqualTo(expected);
        assertThat(both(value, "detect", "email, card,phone")).isEqualTo(expected);
        assertThat(both(value, "fields", "deep", "detect", "all").get("text")).isEqualTo(value.get("text"));
        assertThat(both(value, "detect", "card,email", "action", "partial", "keep.domain.enabled", "true"))
                .containsEntry("text", "mail ***@example.com or +43 664 1234567")
                .containsEntry("deep", List.of(map("a", "ok", "b", "card **** **** **** 1111.")));
    }

    @Test
    void handsOnTheVeryRecordInWhichNothingIsFound() {
        SinkRecord loose = Records.schemaless(order());
        SinkRecord typed = Records.of(Records.schemaOf(order()), Records.typed(order()));

        assertThat(mask("detect", "card").apply(loose)).isSameAs(loose);
        assertThat(mask("detect", "card").apply(typed)).isSameAs(typed);
    }

    @Test
    void keepsTheSchemaWhenItDetects() {
        Schema schema = Records.schemaOf(order());

        SinkRecord output = mask("detect", "all").apply(Records.of(schema, Records.typed(order())));

        assertThat(output.valueSchema()).isSameAs(schema);
    }

    @Test
    void scansKeysOfMapsAndKeepsTheirEntriesApart() {
        assertThat(mask("detect", "email")
                        .apply(Records.schemaless(map("a@x.com", 1, "****", 2, "b@x.com", 3, "c", 4)))
                        .value())
                .isEqualTo(map("****#2", 1, "****", 2, "****#3", 3, "c", 4));
        Schema schema =
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build();
        assertThat(mask("detect", "email")
                        .apply(Records.of(schema, map("z", 0, "a@x.com", 1)))
                        .value())
                .isEqualTo(map("z", 0, "****", 1));
    }

    @Test
    void scansTextWithinBytesWhateverElseIsThere() {
        byte[] broken = {(byte) 0x80, 'a', '@', 'x', '.', 'c', 'o', (byte) 0x81};
        for (Schema schema : new Schema[] {null, Schema.BYTES_SCHEMA}) {
            assertThat((byte[]) mask("detect", "all")
                            .apply(Records.of(schema, broken))
                            .value())
                    .containsExactly(0x80, '*', '*', '*', '*', 0x81);
            assertThat((byte[]) mask("detect", "all")
                            .apply(Records.of(schema, "ü a@x.co".getBytes(StandardCharsets.UTF_8)))
                            .value())
                    .isEqualTo("ü ****".getBytes(StandardCharsets.UTF_8));
            ByteBuffer buffer = ByteBuffer.wrap("a@x.co".getBytes(StandardCharsets.UTF_8));
            assertThat(mask("detect", "all").apply(Records.of(schema, buffer)).value())
                    .isEqualTo(ByteBuffer.wrap("****".getBytes(StandardCharsets.UTF_8)));
            assertThat(buffer.remaining()).isEqualTo(6);
        }
    }

    @Test
    void nullsTheTextInWhichSomethingWasFoundIfToldTo() {
        assertThat(both(map("a", "x bob@example.com", "b", "y"), "detect", "all", "action", "null"))
                .isEqualTo(map("a", null, "b", "y"));
        Schema schema = SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).build();
        assertThatThrownBy(() -> mask("detect", "all", "action", "null")
                        .apply(Records.of(schema, new Struct(schema).put("a", "bob@example.com"))))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> mask("detect", "all", "action", "null").apply(Records.schemaless("bob@example.com")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("deletion");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertRefused("nothing to mask", Map.of());
        assertRefused("needs a 'key'", Map.of("fields", "a", "action", "hmac"));
        assertRefused("needs a 'key'", Map.of("fields", "a", "action", "token"));
        assertRefused("would be a deletion", Map.of("fields", "", "action", "null"));
        assertRefused("would be a deletion", Map.of("fields", "", "on.error", "null"));
        assertRefused("no detector", Map.of("detect", "mail"));
        assertRefused("must be one of fail, null", Map.of("fields", "a", "on.error", "skip"));
        assertRefused("must be one of fail, null", Map.of("fields", "a", "on.error", "tag"));
        assertRefused("action", Map.of("fields", "a", "action", "fpe"));
    }

    @Test
    void refusesWeakKeysAndTellsNothingOfThem() {
        for (String key : List.of("Hunter2secret", "a".repeat(64), "${file:/run/secrets/smt.properties:mask.key}")) {
            assertThatThrownBy(() -> mask("fields", "a", "action", "hmac", "key", key))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("key")
                    .hasMessageNotContaining(key);
        }
    }

    private static void assertRefused(String why, Map<String, String> config) {
        assertThatThrownBy(() -> mask(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why);
    }

    private static void assertFails(Map<String, Object> value, String... config) {
        assertThatThrownBy(() -> mask(config).apply(Records.schemaless(value))).isInstanceOf(DataException.class);
        if (!(value.values().iterator().next() instanceof Date)) {
            assertThatThrownBy(() -> mask(config).apply(Records.of(Records.schemaOf(value), Records.typed(value))))
                    .isInstanceOf(DataException.class);
        }
    }

    /** With and without a schema the same comes out, and the input stays as it was. */
    private static Map<String, Object> both(Map<String, Object> value, String... config) {
        Object before = plain(value);
        SinkRecord typed = Records.of(Records.schemaOf(value), Records.typed(value));
        Object loose = mask(config).apply(Records.schemaless(value)).value();
        SinkRecord output = mask(config).apply(typed);

        assertThat(plain(output.value())).isEqualTo(plain(loose));
        assertThat(((Struct) output.value()).schema()).isEqualTo(output.valueSchema());
        assertThat(plain(value)).isEqualTo(before);
        assertThat(plain(typed.value())).isEqualTo(before);
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) plain(loose);
        return map;
    }

    private static Mask<SinkRecord> mask(String... config) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < config.length; i += 2) {
            options.put(config[i], config[i + 1]);
        }
        return mask(options);
    }

    private static Mask<SinkRecord> mask(Map<String, String> config) {
        Mask<SinkRecord> mask = new Mask.Value<>();
        mask.configure(config);
        return mask;
    }
}
