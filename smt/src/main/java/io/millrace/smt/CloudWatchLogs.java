// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.parse.packed.PackedSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Unpacks what a subscription of CloudWatch Logs sends, in the value: keys never hold it.
 *
 * @param <R> source or sink record
 */
public final class CloudWatchLogs<R extends ConnectRecord<R>> extends StepTransform<R> {
    /** For the framework. */
    public CloudWatchLogs() {
        super(Part.VALUE, PackedSteps.CLOUD_WATCH_LOGS);
    }
}
