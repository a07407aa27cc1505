// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import static io.millrace.smt.record.Records.map;

import io.millrace.smt.record.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Samples of this room's transforms. */
public final class MaskSamples {
    /** Long enough, and of no use anywhere. */
    public static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final Map<String, Object> ORDER = map(
            "id",
            7,
            "user",
            map("name", "ann", "mail", "ann@example.com"),
            "cards",
            List.of(map("number", "4111111111111111"), map("number", "5555555555554444")));

    public static final List<Sample> ALL = Stream.of(
                    mask("fields", "user.name,cards[].number"),
                    mask("fields", "user.*", "action", "null"),
                    mask("fields", "id,user.name", "action", "hash"),
                    mask("fields", "user.mail", "action", "hmac", "key", KEY),
                    mask("fields", "cards[].number", "action", "token", "key", KEY),
                    mask("fields", "user.mail", "action", "partial", "keep.domain.enabled", "true"),
                    mask("fields", "cards", "detect", "card", "action", "partial"),
                    mask("detect", "all"),
                    Stream.of(
                            Sample.schemaless("DetectPII", Map.of(), ORDER),
                            Sample.typed("DetectPII", Map.of("fields", "user"), ORDER)))
            .flatMap(samples -> samples)
            .toList();

    private MaskSamples() {}

    private static Stream<Sample> mask(Object... options) {
        Map<String, String> config = new java.util.HashMap<>();
        map(options).forEach((name, value) -> config.put(name, (String) value));
        return Stream.of(Sample.schemaless("Mask", config, ORDER), Sample.typed("Mask", config, ORDER));
    }
}
