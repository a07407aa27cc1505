// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

/** ADDBRACKETS: braces around the bytes, whatever they are. */
final class Brackets implements Step {
    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        JsonBytes json = out.out();
        json.add('{');
        json.add(bytes, from, to);
        json.add('}');
        return Verdict.CONVERTED;
    }
}
