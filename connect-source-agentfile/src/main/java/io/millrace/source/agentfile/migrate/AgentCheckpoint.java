// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

/**
 * How far a Kinesis Agent got in a file.
 *
 * @param path where the file lay
 * @param fileId its device and inode, as the JVM writes them: {@code (dev=801,ino=42)}
 * @param size how many bytes the file had
 * @param offset how many of them were delivered
 */
public record AgentCheckpoint(String path, String fileId, long size, long offset) {}
