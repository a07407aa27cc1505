// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import io.millrace.sink.firehose.format.Rendering;
import io.millrace.sink.firehose.format.UnorderedColumns;
import io.millrace.sink.firehose.journal.Former;
import io.millrace.sink.firehose.key.ObjectOrigin;
import io.millrace.sink.firehose.key.PrefixTime;
import io.millrace.sink.firehose.key.UnusableKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a former configuration delivered a record, by asking what that configuration made of it. Only records that
 * are read again after a change of the configuration come here.
 */
final class FormerRecipes {
    private static final String TIMELESS = "timeless";

    private final Function<Map<String, String>, Recipe> make;
    private final Map<Map<String, String>, Recipe> made = new HashMap<>();

    FormerRecipes(Function<Map<String, String>, Recipe> make) {
        this.make = make;
    }

    boolean isDelivered(List<Former> all, SinkRecord record) {
        for (Former former : all) {
            if (isDelivered(former, record)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a former configuration stored the record in its backup, or delivered it when there was none to store it in. */
    boolean isBackedUp(List<Former> all, SinkRecord record) {
        for (Former former : all) {
            Backup backup = recipe(former).backup().orElse(null);
            boolean done = backup == null
                    ? isDelivered(former, record)
                    : former.isDelivered(backupLane(recipe(former), backup, record), record.originalKafkaOffset());
            if (done) {
                return true;
            }
        }
        return false;
    }

    private Recipe recipe(Former former) {
        return made.computeIfAbsent(former.options(), make);
    }

    private static String backupLane(Recipe recipe, Backup backup, SinkRecord record) {
        Long timestamp = recipe.prefixTime() == PrefixTime.RECORD ? record.timestamp() : null;
        return FileKind.BACKUP.lane(timestamp == null ? TIMELESS : backup.keys().identity(timestamp));
    }

    private boolean isDelivered(Former former, SinkRecord record) {
        try {
            return former.isDelivered(lane(former, record), record.originalKafkaOffset());
        } catch (UnorderedColumns e) {
            // The former configuration stopped at such a record, which may be why there is another one now.
            return false;
        }
    }

    private String lane(Former former, SinkRecord record) {
        Recipe recipe = recipe(former);
        Long timestamp = recipe.prefixTime() == PrefixTime.RECORD ? record.timestamp() : null;
        if (isFailure(recipe, record, timestamp)) {
            String text = timestamp == null ? TIMELESS : recipe.keys().errorIdentity(timestamp);
            return FileKind.ERRORS.lane(ErrorOutputType.PROCESSING_FAILED.text() + ' ' + text);
        }
        String prefix = timestamp == null ? TIMELESS : recipe.keys().identity(timestamp);
        return FileKind.DATA.lane(recipe.identity(prefix, record));
    }

    private static boolean isFailure(Recipe recipe, SinkRecord record, @Nullable Long timestamp) {
        Rendering rendering = recipe.format().write(record, (bytes, from, count) -> {});
        if (rendering instanceof Rendering.Failed) {
            return true;
        }
        try {
            recipe.keys()
                    .dataKey(new ObjectOrigin(
                            Instant.ofEpochMilli(timestamp == null ? 0 : timestamp),
                            record.originalTopic(),
                            record.originalKafkaPartition(),
                            record.originalKafkaOffset()));
            return false;
        } catch (UnusableKey e) {
            return true;
        }
    }
}
