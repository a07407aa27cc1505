// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders declared options as a Markdown page. */
final class Reference {
    private final String title;
    private final String introduction;
    private final List<Option<?>> options;
    private final List<Family> families;

    Reference(String title, String introduction, List<Option<?>> options, List<Family> families) {
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
        for (Option<?> option : options) {
            entry(option, groups.computeIfAbsent(option.group(), g -> new StringBuilder()));
        }
        for (Family family : families) {
            entry(family, groups.computeIfAbsent(family.group(), g -> new StringBuilder()));
        }
        groups.forEach((group, entries) ->
                page.append("\n## ").append(group).append("\n").append(entries));
        return page.toString();
    }

    private static void entry(Option<?> option, StringBuilder out) {
        out.append("\n### `")
                .append(option.name())
                .append("`\n\n")
                .append(option.doc().strip());
        out.append("\n\n- Type: ").append(option.typeText());
        if (!option.rangeText().isEmpty()) {
            out.append("\n- Valid: ").append(option.rangeText());
        }
        out.append("\n- Default: ").append(defaultText(option));
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
