// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

/**
 * Something that a user should know about the translation of one member.
 *
 * @param path where the member is, such as {@code flows[0].publishQueueCapacity}
 * @param matters whether it is a warning: something would be missing or shown to others
 * @param text what has no equivalent and what to do instead; a sentence without its subject, which is the member
 */
public record Note(String path, boolean matters, String text) {
    @Override
    public String toString() {
        return path + " " + text;
    }
}
