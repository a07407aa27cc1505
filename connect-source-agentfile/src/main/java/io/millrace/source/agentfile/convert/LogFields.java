// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.parsing.log.LineRole;
import io.millrace.parsing.log.LogEscapes;
import io.millrace.parsing.log.LogField;
import io.millrace.parsing.log.LogGrammar;
import io.millrace.parsing.log.LogSpans;
import java.util.List;

/**
 * LOGTOJSON by the grammar of a format. The first fields are always there, null where the line has none, as in the agent; those
 * that only the extended grammar knows are there when the line has them.
 */
final class LogFields implements Step {
    private final LogGrammar grammar;
    private final LogSpans spans;
    private final JsonShape shape;
    private final boolean hasLineFeeds;
    /** How many fields are always there. */
    private final int always;

    private byte[] plain = new byte[256];

    LogFields(LogGrammar grammar, List<String> names, int always, JsonShape.Form form, boolean hasLineFeeds) {
        this.grammar = grammar;
        this.spans = grammar.newSpans();
        this.shape = new JsonShape(names, form, hasLineFeeds);
        this.always = always;
        this.hasLineFeeds = hasLineFeeds;
    }

    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        int end = hasLineFeeds && to > from && bytes[to - 1] == '\n' ? to - 1 : to;
        if (!grammar.scan(bytes, from, end, spans)) {
            return refusal(bytes, from, end, out);
        }
        JsonBytes json = out.out();
        int count = spans.count();
        for (int i = 0; i < count; i++) {
            if (!spans.isAbsent(i)) {
                value(bytes, i, json, out);
            } else if (i < always) {
                shape.none(i, json);
            }
        }
        shape.after(json);
        return Verdict.CONVERTED;
    }

    private void value(byte[] bytes, int field, JsonBytes json, Converted out) {
        int from = spans.from(field);
        int to = spans.to(field);
        boolean isSound;
        if (spans.isEscaped(field)) {
            if (plain.length < to - from) {
                plain = new byte[2 * (to - from)];
            }
            isSound = shape.text(field, plain, 0, LogEscapes.access(bytes, from, to, plain, 0), json);
        } else {
            isSound = shape.text(field, bytes, from, to, json);
        }
        if (!isSound) {
            out.replaced();
        }
    }

    private Verdict refusal(byte[] bytes, int from, int to, Converted out) {
        if (!hasLineFeeds && isNoRecord(bytes, from, to)) {
            return out.refuse(Verdict.LEFT_OUT, "a header or comment of the format", 0);
        }
        List<LogField> fields = grammar.fields();
        int field = spans.failedField();
        String expected = field < fields.size() ? "field '" + fields.get(field).name() + "'" : "the end of the line";
        return out.refuse(Verdict.UNMATCHED, expected + " expected", spans.failedAt() - from);
    }

    /** A header that names other fields than those configured is no reason to leave anything out. */
    private boolean isNoRecord(byte[] bytes, int from, int to) {
        LineRole role = grammar.roleOf(bytes, from, to);
        if (role != LineRole.HEADER) {
            return role == LineRole.COMMENT;
        }
        try {
            return grammar.declaredBy(bytes, from, to).fields().equals(grammar.fields());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
