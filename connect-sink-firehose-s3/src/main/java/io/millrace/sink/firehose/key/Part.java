// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.time.ZonedDateTime;

/** One piece of a prefix: literal text or an expression. */
sealed interface Part {
    /** Appends what this piece is in one key. */
    void appendTo(StringBuilder key, Evaluation evaluation);

    /** Appends what this piece contributes to the identity of a file: expressions that time does not change stay as written. */
    void appendIdentity(StringBuilder identity, ZonedDateTime time);

    record Literal(String text) implements Part {
        @Override
        public void appendTo(StringBuilder key, Evaluation evaluation) {
            key.append(text);
        }

        @Override
        public void appendIdentity(StringBuilder identity, ZonedDateTime time) {
            identity.append(text);
        }
    }

    record Time(TimePattern pattern) implements Part {
        @Override
        public void appendTo(StringBuilder key, Evaluation evaluation) {
            pattern.appendTo(key, evaluation.time());
        }

        @Override
        public void appendIdentity(StringBuilder identity, ZonedDateTime time) {
            pattern.appendTo(identity, time);
        }
    }

    /** An expression whose value the instant does not change. */
    record Named(NamedValue value) implements Part {
        @Override
        public void appendTo(StringBuilder key, Evaluation evaluation) {
            value.appendTo(key, evaluation);
        }

        @Override
        public void appendIdentity(StringBuilder identity, ZonedDateTime time) {
            identity.append("!{").append(value.expression()).append('}');
        }
    }
}
