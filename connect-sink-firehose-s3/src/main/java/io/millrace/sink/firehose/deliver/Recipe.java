// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.format.RecordFormat;
import io.millrace.sink.firehose.format.compress.Encoding;
import io.millrace.sink.firehose.key.ObjectKeys;
import io.millrace.sink.firehose.key.PrefixTime;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * What bytes and keys records get.
 *
 * @param keys names the objects; the delivery's own, because it is not safe for all threads
 * @param format turns records into bytes
 * @param prefixTime which time selects the prefix
 * @param encoding the form of data objects, empty when they stay as they are
 * @param contentEncoding of data objects
 * @param backup how records are stored a second time, empty when they are not
 */
public record Recipe(
        ObjectKeys keys,
        RecordFormat format,
        PrefixTime prefixTime,
        Optional<Encoding> encoding,
        Optional<String> contentEncoding,
        Optional<Backup> backup) {

    /** Which data file a record belongs to: those that share the evaluated prefix, and the layout if the format has any. */
    String identity(String prefix, SinkRecord record) {
        String layout = format.layout(record);
        return layout.isEmpty() ? prefix : prefix + '\n' + layout;
    }
}
