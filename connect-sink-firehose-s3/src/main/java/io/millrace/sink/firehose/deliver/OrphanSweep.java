// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.StoreException;
import io.millrace.sink.firehose.store.UnfinishedUpload;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts old uploads in parts that nobody will complete: a crash between the first part and the promise leaves them, and S3
 * bills for their parts. Ours are told by the last segment of their key, which nobody else gives; others are never
 * touched, and neither are those of ours whose prefix does not end a segment.
 */
final class OrphanSweep implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

    private final ObjectStore store;
    private final Pattern ours;
    private final Duration age;
    private final TimeSource time;

    OrphanSweep(ObjectStore store, String connectorName, Duration age, TimeSource time) {
        this.store = store;
        this.ours = Pattern.compile("(?:.*/)?" + Pattern.quote(connectorName)
                + "-\\d+-\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[^/]*");
        this.age = age;
        this.time = time;
    }

    @Override
    public void run() {
        Instant before = Instant.ofEpochMilli(time.epochMillis()).minus(age);
        try {
            for (UnfinishedUpload upload : store.listUploads("")) {
                if (upload.begun().isBefore(before)
                        && ours.matcher(upload.key()).matches()) {
                    store.abortUpload(upload.key(), upload.uploadId());
                    LOG.info(
                            "Aborted the upload of {} that was begun at {} and never completed",
                            upload.key(),
                            upload.begun());
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Unfinished uploads were not looked for because of a bug of the connector", e);
        } catch (StoreException e) {
            LOG.info("Unfinished uploads were not looked for this time: {}", e.getMessage());
        }
    }
}
