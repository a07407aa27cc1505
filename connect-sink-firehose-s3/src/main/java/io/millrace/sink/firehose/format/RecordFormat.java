// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Turns records into the bytes of an object. What a record becomes is a function of the record and the options alone, so
 * that a record which is read again after a crash gives the same bytes in an object of the same layout. Not safe for all
 * threads: a delivery has its own.
 */
public sealed interface RecordFormat permits RawFormat, JsonFormat, CsvFormat {
    /**
     * Values as they are, which is what Firehose writes.
     *
     * @param delimiter what follows every record, see {@link Delimiter#parse}; not copied
     * @param tombstones what a record without a value becomes
     * @return the format
     */
    static RecordFormat raw(byte[] delimiter, Tombstones tombstones) {
        return new RawFormat(delimiter, tombstones);
    }

    /**
     * Writes one record and the delimiter, or nothing at all.
     *
     * @param record the record
     * @param target where the bytes go
     * @return what became of it
     * @throws UnorderedColumns when no record of this kind can be written under these options
     */
    Rendering write(SinkRecord record, ByteTarget target);

    /**
     * Text that tells apart records which cannot share an object: part of a file's identity, and stable over restarts.
     *
     * @param record the record
     * @return empty when records share objects whatever they look like; the same object as long as it is remembered
     * @throws UnorderedColumns as {@link #write} does
     */
    default String layout(SinkRecord record) {
        return "";
    }

    /**
     * The bytes with which an object starts, before its first record.
     *
     * @param first the object's first record; those that follow have its layout
     * @return the bytes, often none; not to be changed
     * @throws UnorderedColumns as {@link #write} does
     */
    default byte[] opening(SinkRecord first) {
        return RawFormat.NOTHING;
    }
}
