// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.account.TopicRecord;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** S3 refuses connections for twenty seconds while records flow: nothing is lost or doubled, no task fails, objects come back soon. */
final class StoreOutageIT {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final long RECORDS = 30_000;

    @Test
    void nothingIsLostOrDoubledAndNoTaskFailsWhileTheStoreIsDown() {
        try (LocalStack stack =
                LocalStack.builder().workers(1).s3(S3Backend.FILESYSTEM).start()) {
            Pipeline pipeline = new Pipeline(stack, "outage");
            stack.connect().create(pipeline.generator(), pipeline.indexedRecords(RECORDS, 1_000));
            stack.connect().create(pipeline.sink(), pipeline.delivery());
            assertThat(pipeline.awaitObjects(1)).isNotEmpty();

            stack.s3().stop();
            Awaitility.await()
                    .during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !stack.connect().status(pipeline.sink()).isFailed());
            stack.s3().start();
            int before = stack.s3().bucket().list(pipeline.topic() + "/").size();
            long back = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() ->
                            stack.s3().bucket().list(pipeline.topic() + "/").size() > before);
            System.out.println("StoreOutageIT from the store's return to the first object: "
                    + Duration.ofNanos(System.nanoTime() - back).toMillis() + " ms");

            List<byte[]> topic = pipeline.awaitTopic(RECORDS).stream()
                    .map(TopicRecord::value)
                    .toList();
            Account account = Account.ofRecords("objects", topic, pipeline.awaitObjects(RECORDS));
            assertThat(account.isWhole()).as(account.text()).isTrue();
            assertThat(account.expected()).isEqualTo(RECORDS);
            assertThat(stack.connect().status(pipeline.sink()).isFailed()).isFalse();
        }
    }
}
