// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import java.util.List;

/**
 * An object of the bucket, read and taken apart.
 *
 * @param key its key
 * @param bytes its size as stored
 * @param records its records, not compressed
 */
public record StoredObject(String key, long bytes, List<byte[]> records) {
    /** Copies the list. */
    public StoredObject {
        records = List.copyOf(records);
    }
}
