// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import io.millrace.common.options.Option;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Who matches regular expressions. */
public enum RegexEngine {
    /** The JDK, with a deadline. */
    JAVA("java") {
        @Override
        public LineRegex compile(String regex, Duration timeout) {
            return new JavaRegex(regex, timeout, System::nanoTime);
        }
    },
    /** RE2/J, in linear time. */
    RE2J("re2j") {
        @Override
        public LineRegex compile(String regex, Duration timeout) {
            return new LinearRegex(regex);
        }
    };

    /** Who matches. */
    public static final Option<RegexEngine> ENGINE = Option.choice("regex.engine", values(), engine -> engine.word)
            .defaultingTo("java")
            .group("Regular expressions")
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "Who matches regular expressions: 'java' is the JDK, which knows look-around, takes endlessly long for some "
                            + "expressions on some texts and is stopped by timeout.ms then; 're2j' takes time in proportion to the text "
                            + "always, and knows neither look-around nor back references. Java is the default, because more "
                            + "expressions work with it.");

    /** When to give up. */
    public static final Option<Duration> TIMEOUT = Option.between(
                    Duration.ofMillis(1), Duration.ofMinutes(5), Option.millis("timeout.ms"))
            .defaultingTo(200L)
            .group("Regular expressions")
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "After how many milliseconds a value fails for which regex.engine=java finds no end, all patterns together. "
                            + "Lines take microseconds, so that the default leaves room for a pause of the machine.");

    private final String word;

    RegexEngine(String word) {
        this.word = word;
    }

    /**
     * Compiles an expression.
     *
     * @param regex the expression
     * @param timeout after which a text fails
     * @return safe for all threads
     * @throws ConfigException when it is not one of this engine
     */
    public abstract LineRegex compile(String regex, Duration timeout);

    static ConfigException fault(String description, int index) {
        return new ConfigException("the regular expression is not valid"
                + (index < 0 ? "" : " at character " + (index + 1)) + ": " + description);
    }
}
