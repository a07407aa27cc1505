// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.List;
import java.util.Map;

/**
 * What is stored about one Kafka partition. Whoever reads it knows which records are in visible objects, and which objects
 * will be visible whatever happens.
 *
 * @param epoch how often the partition was claimed; grows by one with each claim
 * @param writer who holds the journal: a random text per claim
 * @param sequence how often this writer has written; with the writer it names one version of the journal, so that a write
 *     whose answer was lost can be recognised
 * @param owner the name that the user gave to the owner of the journal, empty for none
 * @param writtenMillis when it was written, milliseconds since 1970 by the writer's clock
 * @param safeOffset everything below is delivered; {@link #UNKNOWN} before the first record
 * @param options the configuration that the identities and the intents belong to
 * @param ahead the last delivered offset of each identity that is ahead of the safe offset
 * @param intents the objects that are promised, in the order in which they were sealed
 * @param former what earlier configurations delivered ahead of the safe offset
 * @param uploads multipart uploads under way that no intent names yet
 */
public record Journal(
        long epoch,
        String writer,
        long sequence,
        String owner,
        long writtenMillis,
        long safeOffset,
        Map<String, String> options,
        Map<String, Long> ahead,
        List<Intent> intents,
        List<Former> former,
        List<Upload> uploads) {
    /** No offset yet. */
    public static final long UNKNOWN = -1;

    /** Takes copies. */
    public Journal {
        options = Map.copyOf(options);
        ahead = Map.copyOf(ahead);
        intents = List.copyOf(intents);
        former = List.copyOf(former);
        uploads = List.copyOf(uploads);
    }

    /** Whether this is the version that a writer wrote with this sequence. */
    boolean isFrom(String who, long which) {
        return writer.equals(who) && sequence == which;
    }

    /** The same content in the hands of another writer. */
    Journal claimedBy(String claimant, String itsOwner, long nowMillis) {
        return new Journal(
                epoch + 1, claimant, 0, itsOwner, nowMillis, safeOffset, options, ahead, intents, former, uploads);
    }

    /**
     * The same journal when the user has chosen another place: what was delivered or promised beyond it is forgotten.
     *
     * @param offset the next offset to be read
     * @return one epoch later, so that whoever held it is fenced
     */
    public Journal restartedAt(long offset) {
        return new Journal(
                epoch + 1,
                "reset",
                0,
                owner,
                writtenMillis,
                offset,
                options,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The journal of a partition that has none. */
    static Journal first(String claimant, String itsOwner, Map<String, String> options, long nowMillis) {
        return new Journal(
                1, claimant, 0, itsOwner, nowMillis, UNKNOWN, options, Map.of(), List.of(), List.of(), List.of());
    }

    /**
     * A multipart upload that was begun.
     *
     * @param key the key of its object
     * @param uploadId its id
     */
    public record Upload(String key, String uploadId) {}
}
