// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Shapes;
import io.millrace.smt.parse.grok.LineRegex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Parses lines by a regular expression that has to match the whole line; its groups are the fields. Safe for all threads. */
final class MatchedLines implements LineFields {
    private final LineRegex regex;
    private final List<String> names;
    private final Shapes.Shape shape;

    MatchedLines(LineRegex regex, List<String> names) {
        if (regex.groupCount() != names.size()) {
            throw new ConfigException("custom.field.names: match.pattern captures " + regex.groupCount()
                    + " groups, and " + names.size() + " names are given");
        }
        this.regex = regex;
        this.names = names;
        this.shape = new Shapes().struct(names, Schema.OPTIONAL_STRING_SCHEMA);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Schema schema() {
        return shape.schema();
    }

    @Override
    public Parsed parse(Input input) {
        if (!input.isTyped()) {
            return new Parsed(shape.schema(), fields(input));
        }
        @Nullable String[] groups = groups(input);
        Struct struct = new Struct(shape.schema());
        for (int i = 0; i < names.size(); i++) {
            struct.put(shape.fields()[i], groups[i + 1]);
        }
        return new Parsed(shape.schema(), struct);
    }

    @Override
    public Map<String, @Nullable Object> fields(Input input) {
        @Nullable String[] groups = groups(input);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), groups[i + 1]);
        }
        return map;
    }

    private @Nullable String[] groups(Input input) {
        String text = input.text();
        // Some agents send lines with their ends.
        String line = text.endsWith("\n") ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1)) : text;
        @Nullable String[] groups = regex.match(line, true);
        if (groups == null) {
            throw new BadValue("the line does not match match.pattern");
        }
        return groups;
    }
}
