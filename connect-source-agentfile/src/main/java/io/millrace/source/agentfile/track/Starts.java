// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;
import java.util.List;
import java.util.Set;

/**
 * Remembers on the node where files were begun that were there before: Connect stores a position only with a record, and a file
 * that is begun at its end has none yet.
 */
public interface Starts {
    /** Remembers as long as it lives. */
    static Starts inMemory() {
        return new Starts() {
            private Remembered remembered = Remembered.NOTHING;

            @Override
            public Remembered read() {
                return remembered;
            }

            @Override
            public void write(Remembered all) {
                remembered = all;
            }
        };
    }

    /**
     * A content that is not begun at its first byte.
     *
     * @param flow the flow that reads it
     * @param path where it lay
     * @param key its device and inode then
     * @param size how many bytes its file had
     * @param modifiedMillis when it was changed last
     * @param fingerprint its beginning
     * @param marker the bytes before the place
     * @param place where it is begun
     */
    record Start(
            String flow,
            String path,
            String key,
            long size,
            long modifiedMillis,
            Fingerprint fingerprint,
            Marker marker,
            Place place) {}

    /**
     * A file that holds no more than the beginning of a content that is followed, and that is too small for its bytes alone to
     * prove that.
     *
     * @param fingerprint all of its bytes, decompressed
     * @param lane the lane of the content
     * @param slot the slot of the content
     */
    record Copy(Fingerprint fingerprint, int lane, int slot) {}

    /**
     * All that is remembered.
     *
     * @param flows the flows whose initial position has been applied
     * @param starts what was decided
     * @param copies files that are left alone
     */
    record Remembered(Set<String> flows, List<Start> starts, List<Copy> copies) {
        /** Before the first start, or when the memory was lost. */
        public static final Remembered NOTHING = new Remembered(Set.of(), List.of());

        /** Copies the collections. */
        public Remembered {
            flows = Set.copyOf(flows);
            starts = List.copyOf(starts);
            copies = List.copyOf(copies);
        }

        /**
         * Without copies.
         *
         * @param flows the flows whose initial position has been applied
         * @param starts what was decided
         */
        public Remembered(Set<String> flows, List<Start> starts) {
            this(flows, starts, List.of());
        }
    }

    /**
     * What was remembered last.
     *
     * @return {@link Remembered#NOTHING} when nothing ever was
     */
    Remembered read();

    /**
     * Replaces what is remembered. It is durable when this returns; a failure is the implementation's to report and to repair.
     *
     * @param all everything
     */
    void write(Remembered all);
}
