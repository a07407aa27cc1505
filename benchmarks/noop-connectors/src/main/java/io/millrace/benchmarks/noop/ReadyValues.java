// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.noop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/** The values, made once before the first poll. */
final class ReadyValues {
    private ReadyValues() {}

    static Object[] of(NoopSourceConfig config) {
        List<String> texts =
                config.recordFile().isEmpty() ? List.of("x".repeat(config.recordBytes())) : lines(config.recordFile());
        return texts.stream().map(text -> value(text, config.valueType())).toArray();
    }

    private static Object value(String text, NoopSourceConfig.ValueType type) {
        return switch (type) {
            case BYTES -> text.getBytes(StandardCharsets.UTF_8);
            case STRING -> text;
        };
    }

    private static List<String> lines(String file) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            if (lines.isEmpty()) {
                throw new ConnectException("record.file is empty: " + file);
            }
            return lines;
        } catch (IOException e) {
            throw new ConnectException("record.file cannot be read: " + file, e);
        }
    }
}
