// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Parser;
import org.apache.kafka.connect.data.Schema;

/** Decompresses values. Safe for all threads. */
final class DecompressParser implements Parser {
    private final Unpacking unpacking;
    private final boolean passesUnknown;
    private final Output output;

    DecompressParser(Unpacking unpacking, boolean passesUnknown, Output output) {
        this.unpacking = unpacking;
        this.passesUnknown = passesUnknown;
        this.output = output;
    }

    @Override
    public Parsed parse(Input input) {
        byte[] packed = Unpacking.packed(input);
        if (unpacking.isKnown(packed, 0, packed.length)) {
            return output.of(unpacking.unpacked(packed, 0, packed.length));
        }
        if (!passesUnknown) {
            throw new BadValue("the bytes are of no known format; set format, or unknown=pass");
        }
        return output.of(packed);
    }

    @Override
    public Schema schema() {
        return output.schema();
    }
}
