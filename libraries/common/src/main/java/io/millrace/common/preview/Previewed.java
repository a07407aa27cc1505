// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.preview;

import java.util.Map;

/** A connector class implements this when it can tell, without Kafka, what a configuration would do. */
public interface Previewed {
    /**
     * Tells what a configuration would do. Called once, on an instance that is neither initialized nor started, after {@code
     * validate} found no error; the caller waits for as long as it takes. It may read what the connector would read (files,
     * a first page), and changes nothing anywhere.
     *
     * @param properties the connector's configuration; references such as ${file:...} are not resolved
     * @param count how many records are wanted, at least 1; fewer are an answer too
     * @return the first records, and what else there is to say; a sink answers no records
     * @throws org.apache.kafka.connect.errors.ConnectException when nothing can be told, with the reason and what to do
     */
    Preview preview(Map<String, String> properties, int count);
}
