// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of one connector have in common.
 *
 * @param prefix the prefix of data objects; absent and empty mean the same
 * @param errorOutputPrefix the prefix of error objects; absent and empty mean the same
 * @param zone the time zone of every time in a key
 * @param streamName what stands for the delivery stream's name: the connector's name
 * @param version what stands for the stream's version: constant within one configuration
 * @param extension the end of a data object's key with its dot, or empty: the {@link FileExtension} if the user gave one,
 *     otherwise that of the compression
 * @param naming how the names come about; without {@link Naming#UNIQUE} stream name and version do not count
 */
public record KeySettings(
        @Nullable String prefix,
        @Nullable String errorOutputPrefix,
        ZoneId zone,
        String streamName,
        String version,
        String extension,
        Naming naming) {

    /**
     * What the keys of Firehose have in common.
     *
     * @param prefix the prefix of data objects
     * @param errorOutputPrefix the prefix of error objects
     * @param zone the time zone
     * @param streamName the connector's name
     * @param version constant within one configuration
     * @param extension the end of a data object's key
     */
    public KeySettings(
            @Nullable String prefix,
            @Nullable String errorOutputPrefix,
            ZoneId zone,
            String streamName,
            String version,
            String extension) {
        this(prefix, errorOutputPrefix, zone, streamName, version, extension, Naming.UNIQUE);
    }
}
