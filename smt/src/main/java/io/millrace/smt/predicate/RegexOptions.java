// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What all predicates with patterns understand. */
final class RegexOptions {
    /** How much of a text must fit. */
    enum Extent {
        FIND("find"),
        FULL("full");

        private final String word;

        Extent(String word) {
            this.word = word;
        }

        private String word() {
            return word;
        }
    }

    private static final String GROUP = "Pattern";

    static final Option<String> PATTERN = Option.verbatim("pattern")
            .required()
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "The regular expression; (?i) at its beginning ignores case. Texts are matched as they are, bytes as UTF-8, "
                            + "numbers and booleans as their digits and words, and Connect's dates and times as ISO 8601 in UTC. "
                            + "Structures, arrays and maps never match.")
            .check("a regular expression", RegexOptions::complaint);

    static final Option<Extent> MATCH = Option.choice("match", Extent.values(), Extent::word)
            .defaultingTo(Extent.FIND.word)
            .group(GROUP)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "Whether the pattern must fit a part of the text ('find', the default, as most filters mean it) or the whole of it "
                            + "('full').");

    static final Option<RegexEngine> ENGINE = Option.choice("regex.engine", RegexEngine.values(), RegexEngine::word)
            .defaultingTo(RegexEngine.RE2J.word())
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "What the pattern is matched by. 're2j' takes time linear in the text whatever the pattern, and is the default, "
                            + "because records are texts of strangers. 'java' has look-around and back-references; it may look at about two "
                            + "million characters per text, and a pattern like (a+)+$ that spends them is handled by on.error.");

    private RegexOptions() {}

    /** What no engine understands is refused before a task exists, whichever engine is chosen. */
    static Optional<String> complaint(String pattern) {
        try {
            RegexEngine.JAVA.compile(pattern, false);
            return Optional.empty();
        } catch (IllegalArgumentException noneOfJava) {
            return complaintOfRe2(pattern, String.valueOf(noneOfJava.getMessage()));
        }
    }

    // A few spellings are RE2's alone.
    private static Optional<String> complaintOfRe2(String pattern, String otherwise) {
        try {
            RegexEngine.RE2J.compile(pattern, false);
            return Optional.empty();
        } catch (IllegalArgumentException noneOfEither) {
            return Optional.of(otherwise);
        }
    }

    static TextPattern pattern(OptionValues values) {
        return compile(PATTERN, values.get(PATTERN), values, values.get(MATCH) == Extent.FULL);
    }

    /** Compiles the pattern of an option. */
    static TextPattern compile(Option<String> option, String pattern, OptionValues values, boolean whole) {
        try {
            return values.get(ENGINE).compile(pattern, whole);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(option.name() + " " + e.getMessage());
        }
    }
}
