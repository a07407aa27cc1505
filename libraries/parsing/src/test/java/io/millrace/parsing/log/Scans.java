// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scans for tests: lines in the middle of an array, fields as text. */
final class Scans {
    private static final int BEFORE = 3;

    private Scans() {}

    /** The fields, null where absent; or null if the line was refused. */
    static @Nullable List<@Nullable String> fields(LogGrammar grammar, String line, Charset charset) {
        byte[] bytes = padded(line, charset);
        LogSpans spans = grammar.newSpans();
        if (!grammar.scan(bytes, BEFORE, bytes.length - BEFORE, spans)) {
            return null;
        }
        List<@Nullable String> fields = new ArrayList<>();
        for (int i = 0; i < grammar.fields().size(); i++) {
            fields.add(
                    spans.isAbsent(i) ? null : new String(bytes, spans.from(i), spans.to(i) - spans.from(i), charset));
        }
        return fields;
    }

    /** The present fields by name; or the refusal as one entry: the expected field and where, from the line's beginning. */
    static Map<String, Object> named(LogGrammar grammar, String line) {
        List<@Nullable String> fields = fields(grammar, line, StandardCharsets.UTF_8);
        Map<String, Object> named = new LinkedHashMap<>();
        if (fields == null) {
            byte[] bytes = padded(line, StandardCharsets.UTF_8);
            LogSpans spans = grammar.newSpans();
            grammar.scan(bytes, BEFORE, bytes.length - BEFORE, spans);
            int field = spans.failedField();
            String name = field == grammar.fields().size()
                    ? "end"
                    : grammar.fields().get(field).name();
            named.put("refused " + name, spans.failedAt() - BEFORE);
            return named;
        }
        for (int i = 0; i < fields.size(); i++) {
            String value = fields.get(i);
            if (value != null) {
                named.put(grammar.fields().get(i).name(), value);
            }
        }
        return named;
    }

    static boolean accepts(LogGrammar grammar, String line) {
        return fields(grammar, line, StandardCharsets.UTF_8) != null;
    }

    /** With bytes around it that would continue any field: a scanner that looks beyond its bounds is found out. */
    private static byte[] padded(String line, Charset charset) {
        byte[] text = line.getBytes(charset);
        byte[] bytes = new byte[text.length + 2 * BEFORE];
        java.util.Arrays.fill(bytes, (byte) '1');
        System.arraycopy(text, 0, bytes, BEFORE, text.length);
        return bytes;
    }
}
