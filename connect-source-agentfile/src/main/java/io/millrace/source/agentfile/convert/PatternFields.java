// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.source.agentfile.text.BytePattern;
import java.util.List;
import java.util.regex.Pattern;

/** LOGTOJSON by a regular expression of the user: one field per group. */
final class PatternFields implements Step {
    private final BytePattern pattern;
    private final int count;
    private final JsonShape shape;
    private final boolean hyphensAreNull;
    private final boolean hasLineFeeds;

    PatternFields(
            Pattern pattern, List<String> names, boolean hyphensAreNull, JsonShape.Form form, boolean hasLineFeeds) {
        this.pattern = new BytePattern(pattern);
        this.count = names.size();
        this.shape = new JsonShape(names, form, hasLineFeeds);
        this.hyphensAreNull = hyphensAreNull;
        this.hasLineFeeds = hasLineFeeds;
    }

    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        int end = hasLineFeeds && to > from && bytes[to - 1] == '\n' ? to - 1 : to;
        if (pattern.groupCount() != count) {
            return out.refuse(Verdict.UNMATCHED, "matchPattern has other groups than customFieldNames", 0);
        }
        if (!pattern.matches(bytes, from, end)) {
            return pattern.isExhausted()
                    ? out.refuse(Verdict.FAILED, "matchPattern took too many steps", 0)
                    : out.refuse(Verdict.UNMATCHED, "matchPattern does not match", 0);
        }
        JsonBytes json = out.out();
        byte[] source = pattern.groupBytes();
        for (int i = 0; i < count; i++) {
            if (!pattern.hasGroup(i + 1)) {
                shape.none(i, json);
                continue;
            }
            int first = pattern.from(i + 1);
            int last = pattern.to(i + 1);
            if (hyphensAreNull && last - first == 1 && source[first] == '-') {
                shape.none(i, json);
            } else {
                shape.text(i, source, first, last, json);
            }
        }
        shape.after(json);
        return Verdict.CONVERTED;
    }
}
