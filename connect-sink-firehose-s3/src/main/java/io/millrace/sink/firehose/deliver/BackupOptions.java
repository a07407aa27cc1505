// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import io.millrace.sink.firehose.key.KeyOptions;
import io.millrace.sink.firehose.store.BucketName;
import io.millrace.sink.firehose.store.StoreOptions;
import java.util.List;
import java.util.Optional;

/** The options of the source backup. */
public final class BackupOptions {
    /** {@code backup.mode}. */
    public static final Option<BackupMode> BACKUP_MODE = Option.choice(
                    "backup.mode", BackupMode.values(), BackupMode::word)
            .defaultingTo("none")
            .group("Source backup")
            .doc(
                    "Which records are stored a second time as the task received them, before any format of this connector and"
                            + " after the worker's converters and transforms: `none`, `all` (Firehose's S3BackupMode Enabled), or"
                            + " `failed`, those that become error objects. Only ByteArrayConverter without transforms leaves the"
                            + " bytes of Kafka as they were.");
    /** {@code backup.prefix}. */
    public static final Option<String> BACKUP_PREFIX = Option.text("backup.prefix")
            .defaultingTo("backup/")
            .group("Source backup")
            .doc(
                    "What the keys of backup objects start with; the same expressions and the same default path as `prefix`."
                            + " Must differ from `prefix` in the same bucket.");
    /** {@code backup.bucket}. */
    public static final Option<String> BACKUP_BUCKET = Option.text("backup.bucket")
            .check("empty or a bucket name", name -> name.isEmpty() ? Optional.empty() : BucketName.complaint(name))
            .defaultingTo("")
            .group("Source backup")
            .doc("The bucket of the backup, reached as `s3.bucket` is. Empty is the same one.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL = List.of(BACKUP_MODE, BACKUP_PREFIX, BACKUP_BUCKET);

    private BackupOptions() {}

    /**
     * The rules over more than one option.
     *
     * @param values what was given
     * @param problems where errors go
     */
    public static void check(OptionValues values, Problems problems) {
        if (!problems.valid(BACKUP_MODE)) {
            return;
        }
        if (values.get(BACKUP_MODE) == BackupMode.NONE) {
            return;
        }
        if (problems.valid(BACKUP_PREFIX, BACKUP_BUCKET, KeyOptions.PREFIX, StoreOptions.S3_BUCKET)
                && sameBucket(values)
                && values.get(BACKUP_PREFIX).equals(values.get(KeyOptions.PREFIX))) {
            problems.add(
                    BACKUP_PREFIX,
                    BACKUP_PREFIX + " is the same as " + KeyOptions.PREFIX
                            + " in the same bucket: nobody could tell the" + " backup from the data");
        }
    }

    private static boolean sameBucket(OptionValues values) {
        String backup = values.get(BACKUP_BUCKET);
        return backup.isEmpty() || backup.equals(values.get(StoreOptions.S3_BUCKET));
    }
}
