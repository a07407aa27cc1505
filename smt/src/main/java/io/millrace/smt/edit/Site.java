// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

/**
 * One step's place in its pipeline.
 *
 * @param index from 0
 * @param name how failures call it, such as {@code step 'trim' (DropFields)}
 * @param onError what becomes of a record that it cannot work with
 */
public record Site(int index, String name, OnError onError) {}
