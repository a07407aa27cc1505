// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a former configuration delivered ahead of the safe offset. Its identities are not those of today, so its own
 * configuration is kept with it for as long as records may be read again that it has delivered.
 *
 * @param options that configuration
 * @param delivered what it delivered of each identity, one span or more
 */
public record Former(Map<String, String> options, Map<String, List<Span>> delivered) {
    /** Takes copies. */
    public Former {
        options = Map.copyOf(options);
        Map<String, List<Span>> copy = new HashMap<>();
        delivered.forEach((identity, spans) -> copy.put(identity, List.copyOf(spans)));
        delivered = Map.copyOf(copy);
    }

    /**
     * The records between two offsets.
     *
     * @param firstOffset the first offset
     * @param lastOffset the last offset, itself included
     */
    public record Span(long firstOffset, long lastOffset) {
        boolean covers(long offset) {
            return offset >= firstOffset && offset <= lastOffset;
        }
    }

    /**
     * Whether that configuration delivered a record.
     *
     * @param identity the record's identity under that configuration
     * @param offset the record's offset
     * @return true when it is in a visible object
     */
    public boolean isDelivered(String identity, long offset) {
        for (Span span : delivered.getOrDefault(identity, List.of())) {
            if (span.covers(offset)) {
                return true;
            }
        }
        return false;
    }

    long horizon() {
        return delivered.values().stream()
                .flatMap(List::stream)
                .mapToLong(Span::lastOffset)
                .max()
                .orElse(Journal.UNKNOWN);
    }

    /** What is left of it for whoever reads from an offset on. */
    Former from(long safeOffset) {
        Map<String, List<Span>> rest = new HashMap<>();
        delivered.forEach((identity, spans) -> {
            List<Span> later = spans.stream()
                    .filter(span -> span.lastOffset() >= safeOffset)
                    .toList();
            if (!later.isEmpty()) {
                rest.put(identity, later);
            }
        });
        return new Former(options, rest);
    }
}
