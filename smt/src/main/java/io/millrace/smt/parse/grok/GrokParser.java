// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Shapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Parses lines by the first of several grok expressions that matches. Safe for all threads. */
final class GrokParser implements Parser {
    /** An expression, and for each of its captures the place of its value. */
    @SuppressWarnings("ArrayRecordComponent") // For speed; nobody changes them.
    private record Alternative(LineRegex regex, List<Capture> captures, int[] places) {}

    private final List<Alternative> alternatives = new ArrayList<>();
    private final FieldTree fields = new FieldTree();
    private final Schema schema;
    private final int size;

    /**
     * Compiles expressions.
     *
     * @throws IllegalArgumentException when one is not valid, or two give a field different types
     */
    GrokParser(List<String> expressions, PatternLibrary library, RegexEngine engine, Duration timeout) {
        Map<String, CaptureType> types = new LinkedHashMap<>();
        // Each of them may take its share of the time.
        Duration each = timeout.dividedBy(expressions.size());
        for (String expression : expressions) {
            alternatives.add(alternative(expression, library, engine, each, types));
        }
        this.size = types.size();
        if (size == 0) {
            throw new IllegalArgumentException("patterns: no capture has a name, as in %{WORD:name}");
        }
        int at = 0;
        for (Map.Entry<String, CaptureType> field : types.entrySet()) {
            fields.add(FieldTree.path(field.getKey()), at++, field.getValue());
        }
        this.schema = fields.shaped(new Shapes());
    }

    private static Alternative alternative(
            String expression,
            PatternLibrary library,
            RegexEngine engine,
            Duration timeout,
            Map<String, CaptureType> types) {
        GrokCompiler compiler = new GrokCompiler(library).add(expression);
        List<Capture> captures = List.copyOf(compiler.captures());
        int[] places = new int[captures.size()];
        for (int i = 0; i < places.length; i++) {
            Capture capture = captures.get(i);
            CaptureType known = types.putIfAbsent(capture.field(), capture.type());
            if (known != null && known != capture.type()) {
                throw new IllegalArgumentException("patterns: field " + capture.field() + " is " + known.word()
                        + " and " + capture.type().word());
            }
            places[i] = new ArrayList<>(types.keySet()).indexOf(capture.field());
        }
        return new Alternative(engine.compile(compiler.regex(), timeout), captures, places);
    }

    @Override
    public Parsed parse(Input input) {
        String text = input.text();
        for (Alternative alternative : alternatives) {
            @Nullable String[] groups = alternative.regex().match(text, false);
            if (groups != null) {
                @Nullable Object[] values = values(alternative, groups);
                return new Parsed(schema, input.isTyped() ? fields.struct(values) : fields.map(values));
            }
        }
        throw new BadValue("the text matches none of the patterns");
    }

    private @Nullable Object[] values(Alternative alternative, @Nullable String[] groups) {
        @Nullable Object[] values = new Object[size];
        for (int i = 0; i < alternative.places().length; i++) {
            Capture capture = alternative.captures().get(i);
            String text = groups[capture.group()];
            int place = alternative.places()[i];
            if (text != null && values[place] == null) {
                Object value = capture.type().read(text);
                if (value == null) {
                    throw new BadValue("field " + capture.field() + " holds no "
                            + capture.type().word() + " in the range and form of its type");
                }
                values[place] = value;
            }
        }
        return values;
    }

    @Override
    public Schema schema() {
        return schema;
    }
}
