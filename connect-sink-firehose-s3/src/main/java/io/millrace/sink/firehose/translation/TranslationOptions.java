// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import io.millrace.common.options.Option;
import java.util.List;
import java.util.Optional;

/** The option that takes Firehose's own JSON. */
public final class TranslationOptions {
    /** {@code firehose.configuration}. */
    public static final Option<String> FIREHOSE_CONFIGURATION = Option.text("firehose.configuration")
            .check(
                    "JSON with an ExtendedS3DestinationConfiguration or ExtendedS3DestinationDescription",
                    TranslationOptions::complaint)
            .group("Migration")
            .doc(
                    "A configuration of Amazon Data Firehose as it is: the ExtendedS3DestinationConfiguration alone, the request"
                            + " that creates a stream, or what `aws firehose describe-delivery-stream` prints. It stands for the"
                            + " options that it means; options that the connector's configuration has itself win. The log tells at"
                            + " the start which options it set and what has no equivalent; so does validation in the values that it"
                            + " answers. See the page on migrating.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL = List.of(FIREHOSE_CONFIGURATION);

    private TranslationOptions() {}

    private static Optional<String> complaint(String json) {
        try {
            FirehoseConfiguration.translate(json);
            return Optional.empty();
        } catch (UntranslatableConfiguration e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
