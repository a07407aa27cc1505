// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.convert;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.preview.check.Rules;
import io.millrace.preview.plugin.Kind;
import io.millrace.preview.plugin.NoSuchPlugin;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.jspecify.annotations.Nullable;

/** The converter of headers. */
public final class HeaderCodec {
    private static final String OPTION = "header.converter";

    /** What a worker takes when nobody says otherwise. */
    private static final String STANDARD = "org.apache.kafka.connect.storage.SimpleHeaderConverter";

    private final @Nullable HeaderConverter converter;

    private HeaderCodec(@Nullable HeaderConverter converter) {
        this.converter = converter;
    }

    /**
     * The converter that the configuration names, or the worker's usual one.
     *
     * @param setting where it is looked for
     * @return the converter; without one when there was an error
     */
    public static HeaderCodec of(Codec.Setting setting) {
        String named = Objects.requireNonNullElse(setting.options().get(OPTION), STANDARD);
        Map<String, @Nullable String> own = Rules.below(setting.options(), OPTION + ".");
        try {
            HeaderConverter made = (HeaderConverter) setting.plugins()
                    .make(Kind.HEADER_CONVERTER, named, setting.near())
                    .instance();
            own.put(ConverterConfig.TYPE_CONFIG, ConverterType.HEADER.getName());
            made.configure(own);
            return new HeaderCodec(made);
        } catch (NoSuchPlugin | RuntimeException | LinkageError e) {
            setting.findings().error(OPTION, String.valueOf(e.getMessage()));
            return new HeaderCodec(null);
        }
    }

    /** A string is its characters; anything else its JSON. */
    Headers decode(String topic, Map<String, JsonNode> headers) {
        ConnectHeaders decoded = new ConnectHeaders();
        headers.forEach((name, value) -> {
            String text = value.isTextual() ? value.textValue() : value.toString();
            byte[] bytes = value.isNull() ? null : text.getBytes(StandardCharsets.UTF_8);
            decoded.add(name, Objects.requireNonNull(converter).toConnectHeader(topic, name, bytes));
        });
        return decoded;
    }
}
