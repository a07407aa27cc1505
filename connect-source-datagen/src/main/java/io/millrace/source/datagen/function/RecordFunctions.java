// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.List;

/** Functions of the record itself: ours, not those of Kinesis Data Generator. */
final class RecordFunctions {
    private RecordFunctions() {}

    static List<Definition> all() {
        return List.of(
                Definition.of("record.index", 0, (arguments, site) -> new Index()),
                Definition.of("record.lane", 0, (arguments, site) -> new Lane()));
    }

    /** The record's index in its stream. */
    private static final class Index extends Generator {
        @Override
        public int maxLength() {
            return Digits.MAX_LENGTH;
        }

        @Override
        public int write(byte[] out, int at, long key, CurrentRecord record) {
            return Digits.write(record.index(), out, at);
        }

        @Override
        boolean isPlain() {
            return true;
        }
    }

    /** The lane that the record belongs to. */
    private static final class Lane extends Generator {
        @Override
        public int maxLength() {
            return Digits.MAX_LENGTH;
        }

        @Override
        public int write(byte[] out, int at, long key, CurrentRecord record) {
            return Digits.write(record.lane(), out, at);
        }

        @Override
        boolean isPlain() {
            return true;
        }
    }
}
