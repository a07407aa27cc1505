// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.connect;

/**
 * A plugin that a worker lists.
 *
 * @param className its class
 * @param type source, sink, transformation, ...
 * @param version what it says about itself
 */
public record Plugin(String className, String type, String version) {}
