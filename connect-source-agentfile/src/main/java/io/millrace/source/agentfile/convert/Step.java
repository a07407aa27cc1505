// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

/** One entry of {@code dataProcessingOptions}. For one thread; it may keep room for the next event, but nothing of the last. */
interface Step {
    /**
     * Converts.
     *
     * @param bytes what the step before it made, or the event
     * @param from where that begins
     * @param to where it ends
     * @param out receives the result, or the reason why there is none
     * @return what became of it
     */
    Verdict convert(byte[] bytes, int from, int to, Converted out);
}
