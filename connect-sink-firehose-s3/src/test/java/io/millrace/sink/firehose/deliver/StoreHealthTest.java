// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.sink.firehose.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator reads about an outage. */
class StoreHealthTest {
    private final List<String> told = new ArrayList<>();
    private final StoreHealth health = new StoreHealth("bucket b", TimeSource.system(), told::add);
    private final String first = "first";
    private final String second = "second";

    @Test
    void tellsAReasonOnceAndNotPerAttempt() {
        for (int i = 0; i < 3; i++) {
            health.failed(first, first, failure("ConnectException", "Connection refused"));
            health.failed(second, second, failure("ConnectException", "Connection refused"));
        }
        assertThat(told)
                .singleElement()
                .asString()
                .contains("Delivery to bucket b fails", "first", "Connection refused");
    }

    @Test
    void tellsANewReasonOfTheSameOutage() {
        for (int i = 0; i < 3; i++) {
            health.failed(first, first, failure("ConnectException", "Connection refused"));
            health.failed(first, first, failure("SignatureDoesNotMatch", "status 403"));
            health.failed(second, second, failure("NoSuchBucket", "status 404"));
        }
        assertThat(told)
                .satisfiesExactly(
                        line -> assertThat(line).contains("Connection refused"),
                        line -> assertThat(line).contains("another reason", "first", "status 403"),
                        line -> assertThat(line).contains("another reason", "second", "status 404"));
    }

    @Test
    void tellsTheSameReasonAgainInTheNextOutage() {
        health.failed(first, first, failure("ConnectException", "Connection refused"));
        health.recovered(first);
        health.failed(second, second, failure("ConnectException", "Connection refused"));
        health.abandoned(second);
        health.failed(first, first, failure("ConnectException", "Connection refused"));
        assertThat(told)
                .satisfiesExactly(
                        line -> assertThat(line).contains("fails"),
                        line -> assertThat(line).contains("works again"),
                        line -> assertThat(line).contains("fails"),
                        line -> assertThat(line).contains("fails"));
    }

    private static StoreException failure(String kind, String message) {
        return new StoreException(kind, message, new IOException(message));
    }
}
