// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammars once more, as regular expressions: slow, and short enough to be compared with the documents. */
final class NaiveGrammars {
    private static final String MONTH =
            "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
                    + "|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    private static final String WEEKDAY =
            "(?:Mon(?:day)?|Tue(?:sday)?|Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)";
    private static final String DAY = "(?:0[1-9]|[12][0-9]|3[01]|[1-9])";
    private static final String CLOCK = "(?:2[0-3]|[01]?[0-9]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.,:][0-9]+)?";
    private static final String NAME = "[\\w.-]+";
    private static final String HOST = "[\\w-]+(?:\\.[\\w-]+)*\\.?";
    private static final String COUNT = "([+-]?[0-9]+|-)";
    private static final String QUOTED = "\"([^\"\\n]+)\"";

    static final Pattern STRICT_COMMON = Pattern.compile("(" + HOST + ") (" + NAME + ") (" + NAME + ") \\[(" + DAY + "/"
            + MONTH + "/[1-9][0-9]*:" + CLOCK + " [+-]?[0-9]+)] " + QUOTED + " " + COUNT + " " + COUNT + ".*");

    static final Pattern STRICT_COMBINED = Pattern.compile(
            STRICT_COMMON.pattern().substring(0, STRICT_COMMON.pattern().length() - 2) + " " + QUOTED + " " + QUOTED
                    + ".*");

    static final Pattern STRICT_ERROR = Pattern.compile("\\[(" + WEEKDAY + " " + MONTH + " " + DAY + " " + CLOCK
            + " [1-9][0-9]*)] \\[(?:(\\w+):)?(\\w+)] \\[pid ([0-9]+)(?::tid ([0-9]+))?] \\[client (" + HOST
            + "(?::[0-9]+)?)] (.*)");

    private static final String FACILITY = "(?:<[0-9]+.[0-9]+> )?";
    private static final String TAG = "(" + NAME + ") ([\\w./%-]+)(?:\\[([1-9][0-9]*)])?: ";

    static final Pattern STRICT_SYSLOG =
            Pattern.compile("(" + MONTH + " +" + DAY + " " + CLOCK + ") " + FACILITY + TAG + "(.*)");

    private static final String RFC3339 = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?";

    static final Pattern STRICT_RFC3339_SYSLOG =
            Pattern.compile("(" + RFC3339 + "(?:Z|[+-][0-9]{2}:[0-9]{2})) " + FACILITY + TAG + "(.*)");

    /** White space and the dot as JavaScript has them. */
    private static final String SPACE =
            " \\t\\n\\x0B\\f\\r\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    static final Pattern BLUEPRINT_ACCESS =
            Pattern.compile("([\\d.]+) ([^" + SPACE + "]+) ([^" + SPACE + "]+) \\[([\\w:/]+)(?:[" + SPACE
                    + "]([+-][0-9]{4}))?] \"([^\\n\\r\\u2028\\u2029]+?)\" ([0-9]{3}) ([0-9]+)");

    static final Pattern BLUEPRINT_SYSLOG = Pattern.compile("(" + MONTH + "\\s+" + DAY + "\\s+" + CLOCK + ") "
            + "(?:<[0-9]+[^\\n\\r][0-9]+> )?" + TAG + "([^\\n\\r]*)");

    private static final String USUAL_TIME = "[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2} [+-][0-9]{4}";
    private static final String LOOSE_QUOTED = " \"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final String LOOSE_COUNT = " ([0-9]{1,18}+(?![0-9])|-)";

    static final Pattern COMMON = Pattern.compile(
            "(?=[^ ])((?:[^ ]*, )*+[^ ]*) ([^ ]+) (?>(.+?) \\[)((?:(?=[0-9]{2}/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/)"
                    + USUAL_TIME + "|" + DAY + "/" + MONTH + "/[0-9]{4}:" + CLOCK + "(?: [+-][0-9]{2}:?[0-9]{2})?))]"
                    + LOOSE_QUOTED + LOOSE_COUNT + LOOSE_COUNT + "(?: .*)?\\r?",
            Pattern.DOTALL);

    static final Pattern COMBINED = Pattern.compile(
            COMMON.pattern().substring(0, COMMON.pattern().length() - 11) + LOOSE_QUOTED + LOOSE_QUOTED
                    + "(?: .*)?\\r?",
            Pattern.DOTALL);

    private static final String PRIORITY = "<(0|[1-9][0-9]?|1[0-8][0-9]|19[01])>";

    static final Pattern SYSLOG = Pattern.compile(
            "(?:" + PRIORITY + ")?+(" + MONTH + " +" + DAY + " " + CLOCK
                    + ") ([^ ]+) (?:([^:\\[ ]+)(?:\\[([^\\]]*)])?:(?: |(?=\\r?\\z)))?(.*?)\\r?",
            Pattern.DOTALL);

    private static final String ELEMENT_NAME = "[!-~&&[^=\\]\"]]+";

    static final Pattern RFC5424 = Pattern.compile(
            PRIORITY + "([1-9][0-9]{0,2}) (-|" + RFC3339
                    + "(?:Z|[+-][0-9]{2}:[0-9]{2})) ([!-~]+) ([!-~]+) ([!-~]+) ([!-~]+) (-|(?:\\[" + ELEMENT_NAME
                    + "(?: " + ELEMENT_NAME + "=\"(?:[^\"\\\\]|\\\\.)*\")*])+)(?: (?:\u00ef\u00bb\u00bf)?+(.*?))?\\r?",
            Pattern.DOTALL);

    private NaiveGrammars() {}

    /** The groups, a hyphen as null where that is the rule; null if the pattern does not match all, or the beginning. */
    static @Nullable List<@Nullable String> groups(Pattern pattern, String line, boolean whole, boolean hyphenIsNull) {
        Matcher matcher = pattern.matcher(line);
        if (!(whole ? matcher.matches() : matcher.lookingAt())) {
            return null;
        }
        List<@Nullable String> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            groups.add(hyphenIsNull && "-".equals(group) ? null : group);
        }
        return groups;
    }
}
