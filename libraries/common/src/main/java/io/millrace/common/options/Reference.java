// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders declared options as a Markdown page. */
final class Reference {
    /**
     * An option on the page.
     *
     * @param option what is declared
     * @param kind of what it is an option; null for the connector's own
     */
    record Entry(Option<?> option, @Nullable AliasKind kind) {
        String shown() {
            return kind == null ? option.name() : kind.shown(option);
        }
    }

    private final String title;
    private final String introduction;
    private final List<Entry> options;
    private final List<Family> families;

    Reference(String title, String introduction, List<Entry> options, List<Family> families) {
        this.title = title;
        this.introduction = introduction;
        this.options = options;
        this.families = families;
    }

    String markdown() {
        StringBuilder page = new StringBuilder()
                .append("<!-- Generated from the declared options; changed by hand, it fails the build. -->\n")
                .append("# ")
                .append(title)
                .append("\n\n")
                .append(introduction.strip())
                .append('\n');
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        for (Entry entry : options) {
            entry(entry, groups.computeIfAbsent(entry.option().group(), g -> new StringBuilder()));
        }
        for (Family family : families) {
            entry(family, groups.computeIfAbsent(family.group(), g -> new StringBuilder()));
        }
        groups.forEach((group, entries) ->
                page.append("\n## ").append(group).append("\n").append(entries));
        return page.toString();
    }

    private static void entry(Entry entry, StringBuilder out) {
        Option<?> option = entry.option();
        out.append("\n### `")
                .append(entry.shown())
                .append("`\n\n")
                .append(option.doc().strip());
        out.append("\n\n- Type: ").append(option.typeText());
        if (!option.rangeText().isEmpty()) {
            out.append("\n- Valid: ").append(option.rangeText());
        }
        out.append("\n- Default: ").append(defaultText(option));
        if (entry.kind() != null && !option.isIndividual()) {
            out.append("\n- For every ")
                    .append(entry.kind().word())
                    .append(" at once: `")
                    .append(option.name())
                    .append('`');
        }
        out.append("\n- Importance: ")
                .append(option.importance().name().toLowerCase(Locale.ROOT))
                .append('\n');
    }

    private static void entry(Family family, StringBuilder out) {
        out.append("\n### `")
                .append(family.shown())
                .append("`\n\n")
                .append(family.doc().strip())
                .append("\n\n- Type: string, any number of them\n");
    }

    private static String defaultText(Option<?> option) {
        if (option.isRequired()) {
            return "none, must be given";
        }
        Object value = option.defaultValue();
        if (value == null) {
            return "none";
        }
        return value.toString().isEmpty() ? "empty" : "`" + value + "`";
    }
}
