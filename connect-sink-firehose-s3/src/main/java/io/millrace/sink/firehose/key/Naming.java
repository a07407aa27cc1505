// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

/** How the names of objects, which follow the prefix, come about. */
public enum Naming {
    /** {@code <stream>-<version>-<yyyy-MM-dd-HH-mm-ss>-<uuid>} as Firehose does: never the same name twice. */
    UNIQUE,
    /** {@code <topic>+<partition>+<first offset>}: always the same name for the same place. */
    PLACE,
    /** The same with {@code +backup}, since a backup may have the evaluated prefix of the data. */
    BACKUP_PLACE;

    private static final int OFFSET_DIGITS = 20;

    /** The name of a place; none for {@link #UNIQUE}. */
    String at(ObjectOrigin origin) {
        String offset = Long.toString(origin.firstOffset());
        return origin.topic()
                + '+'
                + origin.partition()
                + '+'
                + "0".repeat(OFFSET_DIGITS - offset.length())
                + offset
                + (this == BACKUP_PLACE ? "+backup" : "");
    }
}
