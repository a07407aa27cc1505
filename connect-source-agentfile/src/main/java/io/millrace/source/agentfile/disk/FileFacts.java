// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.disk;

/**
 * What a file system tells of a file.
 *
 * @param key device and inode, or what the file system has instead; empty where it has nothing
 * @param size how many bytes it has
 * @param modifiedMillis when it was changed last, in milliseconds since 1970-01-01T00:00:00Z
 */
public record FileFacts(String key, long size, long modifiedMillis) {}
