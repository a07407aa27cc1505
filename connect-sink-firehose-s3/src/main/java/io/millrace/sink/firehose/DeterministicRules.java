// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import io.millrace.sink.firehose.claim.Guarantee;
import io.millrace.sink.firehose.claim.GuaranteeOptions;
import io.millrace.sink.firehose.deliver.BackupOptions;
import io.millrace.sink.firehose.deliver.BufferOptions;
import io.millrace.sink.firehose.key.KeyOptions;
import io.millrace.sink.firehose.key.PrefixTime;
import java.util.List;
import java.util.Map;

/** What the deterministic guarantee rules out: whatever would give the same records other names or contents next time. */
final class DeterministicRules {
    private static final String MODE = GuaranteeOptions.DELIVERY_GUARANTEE + " deterministic";
    private static final String RANDOM = "!{firehose:random-string}";

    private DeterministicRules() {}

    /** Puts errors on the options that contradict the guarantee, if it is wanted. */
    static void check(OptionValues values, Map<String, String> given, Problems problems) {
        if (!problems.valid(GuaranteeOptions.DELIVERY_GUARANTEE)
                || values.get(GuaranteeOptions.DELIVERY_GUARANTEE) != Guarantee.DETERMINISTIC) {
            return;
        }
        for (Option<?> option : List.of(BufferOptions.BUFFER_INTERVAL, BufferOptions.BUFFER_JITTER)) {
            if (given.containsKey(option.name())) {
                problems.add(
                        option,
                        option + ": with " + MODE
                                + " objects end by size or number of records only, because an end that"
                                + " depends on the clock would fall elsewhere when the records are read again; leave it out");
            }
        }
        for (Option<String> prefix :
                List.of(KeyOptions.PREFIX, KeyOptions.ERROR_OUTPUT_PREFIX, BackupOptions.BACKUP_PREFIX)) {
            if (problems.valid(prefix) && values.get(prefix).contains(RANDOM)) {
                problems.add(
                        prefix,
                        prefix + ": with " + MODE + " the same records must get the same key again, and so no "
                                + RANDOM);
            }
        }
        if (problems.valid(KeyOptions.PREFIX_TIME) && values.get(KeyOptions.PREFIX_TIME) == PrefixTime.ARRIVAL) {
            problems.add(
                    KeyOptions.PREFIX_TIME,
                    KeyOptions.PREFIX_TIME + ": with " + MODE
                            + " the same records must get the same key again, and they arrive at another time then;"
                            + " leave it out");
        }
        if (problems.valid(BufferOptions.BUFFER_SIZE, BufferOptions.BUFFER_MEMORY)) {
            BufferOptions.cutComplaint(values)
                    .ifPresent(complaint -> problems.add(BufferOptions.BUFFER_MEMORY, complaint));
        }
    }
}
