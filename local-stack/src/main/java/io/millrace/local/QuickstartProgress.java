// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import io.millrace.local.account.BucketReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says once a second how far the records are, and notices when nothing moves any more. */
final class QuickstartProgress {
    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintStream out;
    private final Duration standstill;
    private final long start = System.nanoTime();
    private long next = start;
    private long moved = start;
    private long sum = -1;
    private String said = "";

    QuickstartProgress(PrintStream out, Duration standstill) {
        this.out = out;
        this.standstill = standstill;
    }

    boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    void show(long generated, BucketReader bucket) {
        long now = System.nanoTime();
        next = now + EVERY_NANOS;
        String words = String.format(
                Locale.ROOT,
                "generated %,9d   delivered %,9d   objects %,5d   bytes %,13d",
                generated,
                bucket.recordCount(),
                bucket.objects().size(),
                bucket.byteCount());
        if (!words.equals(said)) {
            out.printf(
                    Locale.ROOT, "  %4d s   %s%n", Duration.ofNanos(now - start).toSeconds(), words);
            said = words;
        }
        if (generated + bucket.recordCount() != sum) {
            sum = generated + bucket.recordCount();
            moved = now;
        }
    }

    /** Whether nothing was generated and nothing delivered for too long. */
    boolean standsStill() {
        boolean still = next - moved > standstill.toNanos();
        if (still) {
            out.println("  nothing moved for " + standstill.toSeconds() + " s");
        }
        return still;
    }
}
