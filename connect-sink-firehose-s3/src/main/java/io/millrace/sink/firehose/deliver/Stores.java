// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.store.ObjectStore;

/**
 * Where a task's objects go.
 *
 * @param data data, errors and journals
 * @param backup the source backup; often the same
 */
public record Stores(ObjectStore data, ObjectStore backup) {
    /**
     * Everything into one.
     *
     * @param store the store
     * @return it, twice
     */
    public static Stores one(ObjectStore store) {
        return new Stores(store, store);
    }

    ObjectStore of(FileKind kind) {
        return kind == FileKind.BACKUP ? backup : data;
    }

    void close() {
        data.close();
        if (backup != data) {
            backup.close();
        }
    }
}
