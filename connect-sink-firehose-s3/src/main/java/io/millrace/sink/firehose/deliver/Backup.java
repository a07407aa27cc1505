// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.key.ObjectKeys;

/**
 * How records are stored a second time, as the task received them.
 *
 * @param mode which ones
 * @param keys names the backup's objects
 * @param delimiter what follows every record
 */
@SuppressWarnings("ArrayRecordComponent") // Written, never compared.
public record Backup(BackupMode mode, ObjectKeys keys, byte[] delimiter) {}
