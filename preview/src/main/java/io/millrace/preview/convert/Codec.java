// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.convert;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.preview.check.Findings;
import io.millrace.preview.check.Rules;
import io.millrace.preview.input.SampleForm;
import io.millrace.preview.plugin.Kind;
import io.millrace.preview.plugin.NoSuchPlugin;
import io.millrace.preview.plugin.Origin;
import io.millrace.preview.plugin.Plugins;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.jspecify.annotations.Nullable;

/** The converter of keys or of values. */
public final class Codec {
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";
    private static final String TEXT = "org.apache.kafka.connect.storage.StringConverter";

    private final String option;
    private final @Nullable Converter converter;
    private final boolean given;

    private Codec(String option, @Nullable Converter converter, boolean given) {
        this.option = option;
        this.converter = converter;
        this.given = given;
    }

    /**
     * The converter that the configuration names; when it leaves that to the worker, one that takes samples as they are.
     *
     * @param option {@code key.converter} or {@code value.converter}
     * @param setting where it is looked for
     * @param form what samples are, for the converter to take instead
     * @return the converter; without one when there was an error
     */
    public static Codec of(String option, Setting setting, SampleForm form) {
        String named = setting.options().get(option);
        Map<String, @Nullable String> own = Rules.below(setting.options(), option + ".");
        if (named == null) {
            named = form == SampleForm.LINES ? TEXT : JSON;
            own = new HashMap<>(Map.of("schemas.enable", "false"));
        }
        boolean given = setting.options().containsKey(option);
        try {
            Converter made = (Converter) setting.plugins()
                    .make(Kind.CONVERTER, named, setting.near())
                    .instance();
            own.put(
                    ConverterConfig.TYPE_CONFIG,
                    (option.startsWith("key") ? ConverterType.KEY : ConverterType.VALUE).getName());
            Rules.checkPlugin(option + ".", made.config(), own, setting.findings());
            made.configure(own, option.startsWith("key"));
            return new Codec(option, made, given);
        } catch (NoSuchPlugin | RuntimeException | LinkageError e) {
            setting.findings().error(option, String.valueOf(e.getMessage()));
            return new Codec(option, null, given);
        }
    }

    /**
     * Where converters come from.
     *
     * @param options the whole configuration
     * @param plugins has the converters
     * @param near where the connector comes from
     * @param findings receives the errors
     */
    public record Setting(Map<String, @Nullable String> options, Plugins plugins, Origin near, Findings findings) {}

    /**
     * The option that names the converter.
     *
     * @return its name
     */
    public String option() {
        return option;
    }

    /**
     * Whether the configuration names it.
     *
     * @return false when it is the worker's matter
     */
    public boolean given() {
        return given;
    }

    /** Turns a sample into what the converter makes of its bytes. */
    SchemaAndValue decode(String topic, JsonNode sample, SampleForm form) {
        if (converter == null) {
            throw new IllegalStateException("no converter");
        }
        String text = text(sample, form);
        return converter.toConnectData(topic, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** A line is the text itself. For a converter of JSON a JSON sample is its JSON; for others a string is its characters. */
    private @Nullable String text(JsonNode sample, SampleForm form) {
        if (sample.isNull()) {
            return null;
        }
        boolean json = converter != null && converter.getClass().getSimpleName().contains("Json");
        return sample.isTextual() && (form == SampleForm.LINES || !json) ? sample.textValue() : sample.toString();
    }

    /**
     * What Kafka gets.
     *
     * @param topic where the record goes
     * @param schema the schema of its key or value
     * @param value its key or value
     * @return the text of the bytes; empty when the converter is the worker's matter, or there are no bytes
     */
    public Optional<String> encode(String topic, @Nullable Schema schema, @Nullable Object value) {
        if (converter == null || !given) {
            return Optional.empty();
        }
        byte[] bytes = converter.fromConnectData(topic, schema, value);
        return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * How it took the samples.
     *
     * @return a part of a sentence
     */
    public String reads() {
        return option + " " + (given ? "" : "is left to the worker, here ") + className();
    }

    /**
     * What it makes of the first record.
     *
     * @param text what Kafka gets
     * @return a sentence
     */
    public String writes(String text) {
        return "  " + option + " writes the first " + (option.startsWith("key") ? "key" : "value") + " as " + text;
    }

    private String className() {
        return converter == null ? "none" : converter.getClass().getSimpleName();
    }
}
