// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.identity.Fingerprint;
import io.millrace.source.agentfile.identity.Marker;

/**
 * What Connect has stored for a slot: a content, and how far it was delivered.
 *
 * @param slot which
 * @param path where the file lay when the record was made
 * @param key its device and inode then; empty if unknown
 * @param fingerprint its beginning
 * @param marker the bytes before the place
 * @param place where reading goes on
 * @param size how large the file was known to be, in bytes of the decompressed content where that is known
 * @param modifiedMillis when the file was changed last, as known then
 */
public record StoredSlot(
        SlotPartition slot,
        String path,
        String key,
        Fingerprint fingerprint,
        Marker marker,
        Place place,
        long size,
        long modifiedMillis) {}
