// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.Optional;

/**
 * A promise: an object of this key will hold exactly these records. Once it is in the journal, every later owner of the
 * partition keeps it.
 *
 * @param id names the object's content; the object carries it, so that one can tell whether the promise is kept
 * @param key the object's key
 * @param identity which records share an object: a function of the record and the configuration
 * @param firstOffset the offset of the object's first record
 * @param lastOffset the offset of its last record
 * @param records how many records of the identity lie between them, both included
 * @param multipart the uploaded parts, empty when the object is stored by one request
 */
public record Intent(
        String id,
        String key,
        String identity,
        long firstOffset,
        long lastOffset,
        long records,
        Optional<Multipart> multipart) {
    /** The same promise, kept in another way. */
    Intent madeOf(Optional<Multipart> uploaded) {
        return new Intent(id, key, identity, firstOffset, lastOffset, records, uploaded);
    }

    /** Whether the offset lies within the object. */
    boolean covers(long offset) {
        return offset >= firstOffset && offset <= lastOffset;
    }
}
