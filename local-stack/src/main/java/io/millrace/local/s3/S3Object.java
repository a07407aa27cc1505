// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.s3;

/**
 * An object as a listing shows it.
 *
 * @param key its key
 * @param bytes its size
 */
public record S3Object(String key, long bytes) {}
