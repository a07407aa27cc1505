// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.pipeline;

import java.util.Map;

/**
 * One step as a user wrote it.
 *
 * @param name the user's name for it
 * @param type which kind of step
 * @param options texts by option, those that hold for all steps included
 * @param shared the options among them that hold for all steps, and may be unknown to this one
 */
public record StepEntry(String name, String type, Map<String, String> options, Map<String, String> shared) {}
