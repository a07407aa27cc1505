// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.preview;

import io.millrace.source.agentfile.record.FlowRules;
import io.millrace.source.agentfile.track.FlowFiles;

/**
 * A flow to look at.
 *
 * @param files what it reads
 * @param rules what it makes of that
 */
public record PreviewedFlow(FlowFiles files, FlowRules rules) {}
