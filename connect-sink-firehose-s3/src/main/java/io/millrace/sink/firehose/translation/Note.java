// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

/**
 * Something that a user should know about the translation of one member.
 *
 * @param path where the member is, such as {@code ProcessingConfiguration.Processors[0]}
 * @param weight how much it matters
 * @param text what has no equivalent and what to do instead; a sentence without its subject, which is the member
 */
public record Note(String path, Weight weight, String text) {
    /** How much a note matters. */
    public enum Weight {
        /** The objects hold the same, or the user said so. */
        FOR_INFORMATION("INFO"),
        /** The objects will not be what Firehose would have made of the same records. */
        MISSING("WARN");

        private final String level;

        Weight(String level) {
            this.level = level;
        }

        /**
         * The level at which the log tells it.
         *
         * @return in upper case
         */
        public String level() {
            return level;
        }
    }

    @Override
    public String toString() {
        return path + " " + text;
    }
}
