// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Contracts that every plugin and every configuration fulfils, and the fakes and builders that unit tests share. Test
 * scope only; nothing here knows a particular connector.
 */
package io.millrace.testkit;
