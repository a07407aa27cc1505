// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.List;
import java.util.Map;

/**
 * What a former configuration delivered ahead of the safe offset. Its identities are not those of today, so its own
 * configuration is kept with it for as long as records may be read again that it has delivered.
 *
 * @param options that configuration
 * @param delivered what it delivered
 */
public record Former(Map<String, String> options, List<Span> delivered) {
    /** Takes copies. */
    public Former {
        options = Map.copyOf(options);
        delivered = List.copyOf(delivered);
    }

    /**
     * The records of one identity between two offsets.
     *
     * @param identity the identity under that configuration
     * @param firstOffset the first offset
     * @param lastOffset the last offset, itself included
     */
    public record Span(String identity, long firstOffset, long lastOffset) {}

    /**
     * Whether that configuration delivered a record.
     *
     * @param identity the record's identity under that configuration
     * @param offset the record's offset
     * @return true when it is in a visible object
     */
    public boolean isDelivered(String identity, long offset) {
        return delivered.stream()
                .anyMatch(span -> offset >= span.firstOffset()
                        && offset <= span.lastOffset()
                        && span.identity().equals(identity));
    }

    long horizon() {
        return delivered.stream().mapToLong(Span::lastOffset).max().orElse(Journal.UNKNOWN);
    }

    Former from(long safeOffset) {
        return new Former(
                options,
                delivered.stream()
                        .filter(span -> span.lastOffset() >= safeOffset)
                        .toList());
    }
}
