// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import java.io.PrintStream;
import java.util.Optional;

/** The story of a world, told while one seed is replayed and kept quiet otherwise. */
final class Trace {
    static final Trace SILENT = new Trace(Optional.empty());

    private final Optional<PrintStream> out;
    private long step;

    private Trace(Optional<PrintStream> out) {
        this.out = out;
    }

    static Trace to(PrintStream out) {
        return new Trace(Optional.of(out));
    }

    void step(long number) {
        step = number;
    }

    void tell(Object who, Object... what) {
        out.ifPresent(stream -> {
            StringBuilder line =
                    new StringBuilder().append(step).append(' ').append(who).append(':');
            for (Object word : what) {
                line.append(' ').append(word);
            }
            stream.println(line);
        });
    }
}
