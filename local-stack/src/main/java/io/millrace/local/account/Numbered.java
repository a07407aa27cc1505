// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

/**
 * A record's place in an order that has to hold: its key, and its number among all records of that key.
 *
 * @param key what the order holds within, such as a partition
 * @param number grows with each record of the key
 */
public record Numbered(String key, long number) {}
