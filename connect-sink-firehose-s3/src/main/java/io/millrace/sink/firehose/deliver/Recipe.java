// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.format.RecordFormat;
import io.millrace.sink.firehose.format.compress.Encoding;
import io.millrace.sink.firehose.key.ObjectKeys;
import io.millrace.sink.firehose.key.PrefixTime;
import java.util.Optional;

/**
 * What bytes and keys records get.
 *
 * @param keys names the objects; the delivery's own, because it is not safe for all threads
 * @param format turns records into bytes
 * @param prefixTime which time selects the prefix
 * @param encoding the form of data objects, empty when they stay as they are
 * @param contentEncoding of data objects
 */
public record Recipe(
        ObjectKeys keys,
        RecordFormat format,
        PrefixTime prefixTime,
        Optional<Encoding> encoding,
        Optional<String> contentEncoding) {}
