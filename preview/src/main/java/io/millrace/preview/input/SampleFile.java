// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sample records: a JSON array, JSON values one after the other (usually one in a line), or lines of text.
 *
 * @param name how messages call the file
 * @param form what its entries are, never {@link SampleForm#AUTO}
 * @param samples in their order
 */
public record SampleFile(String name, SampleForm form, List<Sample> samples) {
    private static final Set<String> MEMBERS =
            Set.of("topic", "partition", "offset", "timestamp", "key", "value", "headers");

    /** Copies the list. */
    public SampleFile {
        samples = List.copyOf(samples);
    }

    /**
     * Reads a file.
     *
     * @param path its path, or "-" for the standard input
     * @param wanted what its entries are
     * @param standardInput read to its end for "-"
     * @return what it holds
     * @throws Unreadable when it is not there, or not what is wanted
     */
    public static SampleFile read(String path, SampleForm wanted, InputStream standardInput) throws Unreadable {
        TextFile file = TextFile.of(path, standardInput);
        List<JsonNode> entries = wanted == SampleForm.LINES
                ? file.text().lines().<JsonNode>map(TextNode::valueOf).toList()
                : entries(file.json());
        boolean whole = wanted == SampleForm.RECORDS
                || (wanted == SampleForm.AUTO && entries.stream().allMatch(SampleFile::isRecord));
        List<Sample> samples = new ArrayList<>();
        for (JsonNode entry : entries) {
            samples.add(whole ? whole(entry, file.name(), samples.size() + 1) : Sample.ofValue(entry));
        }
        SampleForm form = whole ? SampleForm.RECORDS : SampleForm.VALUES;
        return new SampleFile(file.name(), wanted == SampleForm.LINES ? wanted : form, samples);
    }

    private static List<JsonNode> entries(List<JsonNode> values) {
        if (values.size() == 1 && values.get(0).isArray()) {
            List<JsonNode> entries = new ArrayList<>();
            values.get(0).forEach(entries::add);
            return entries;
        }
        return values;
    }

    private static boolean isRecord(JsonNode entry) {
        return entry.has("value") && entry.properties().stream().allMatch(member -> isMember(member.getKey()));
    }

    /** What tests expect of a sample stands beside it in the files of config-examples. */
    private static boolean isMember(String name) {
        return MEMBERS.contains(name) || name.startsWith("expect");
    }

    private static Sample whole(JsonNode entry, String file, int number) throws Unreadable {
        if (!isRecord(entry)) {
            throw new Unreadable(
                    file + ", entry " + number + ": a record is an object with 'value' and no other members" + " than "
                            + String.join(", ", MEMBERS.stream().sorted().toList()));
        }
        return Sample.ofRecord(entry, file + ", entry " + number);
    }
}
