// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.account.BucketReader;
import io.millrace.local.account.TopicRecord;
import io.millrace.local.fault.FaultProxy;
import io.millrace.local.fault.FaultRates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/**
 * The store loses answers after the work, refuses, delays, resets and cuts while records flow: nothing is lost, no half
 * object becomes visible, no task fails. {@code -Dmillrace.seed=N} repeats a run's luck.
 */
final class StoreFaultsIT {
    /** What the sink promises here: true for each record exactly once, false for at least once. */
    private static final boolean EXACTLY_ONCE = true;

    private static final long RECORDS = 12_000;
    private static final double PER_SECOND = 1_000;
    /** After so many the network is reliable again; at this rate they come within seconds of the first objects. */
    private static final int FAULTS = 40;

    private static final FaultRates RATES = FaultRates.none()
            .dropAnswers(0.1)
            .slowDownsAfterWork(0.05)
            .cutAnswers(0.03)
            .slowDowns(0.05)
            .internalErrors(0.03)
            .cutBodies(0.05)
            .resets(0.03)
            .delays(0.1, Duration.ofMillis(500));

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());

    @Test
    void deliversAsPromisedThroughAnUnreliableNetwork() {
        try (LocalStack stack =
                        LocalStack.builder().workers(1).s3(S3Backend.FILESYSTEM).start();
                FaultProxy proxy = FaultProxy.before(stack.s3().endpoint())
                        .seed(seed)
                        .rates(RATES)
                        .start()) {
            Pipeline pipeline = new Pipeline(stack, "faults");
            stack.connect().create(pipeline.generator(), pipeline.indexedRecords(RECORDS, PER_SECOND));
            stack.connect().create(pipeline.sink(), delivery(pipeline, proxy));

            List<TopicRecord> topic = pipeline.awaitTopic(RECORDS);
            Awaitility.await().atMost(Pipeline.PATIENCE).until(() -> proxy.log().size() >= FAULTS);
            proxy.rates(FaultRates.none());
            Account objects = awaitObjects(
                    pipeline, topic.stream().map(TopicRecord::value).toList());

            System.out.println("StoreFaultsIT "
                    + proxy.report().lines().findFirst().orElse("")
                    + "\n" + objects.text().lines().findFirst().orElse(""));
            assertThat(stack.connect().status(pipeline.sink()).isFailed()).isFalse();
            assertThat(isAsPromised(objects))
                    .as(objects.text() + "\n" + proxy.report())
                    .isTrue();
        }
    }

    /** Many small objects, so that there is much to spoil. */
    private static Map<String, String> delivery(Pipeline pipeline, FaultProxy proxy) {
        Map<String, String> config = pipeline.delivery();
        config.put("s3.endpoint", proxy.endpoint().toString());
        config.put("buffer.count.records", "100");
        if (EXACTLY_ONCE) {
            config.put("delivery.guarantee", "exactly_once");
        }
        return config;
    }

    private static boolean isAsPromised(Account objects) {
        return EXACTLY_ONCE ? objects.isWhole() : objects.isComplete();
    }

    /** Duplicates make the count of records no measure of completeness. */
    private Account awaitObjects(Pipeline pipeline, List<byte[]> values) {
        BucketReader bucket = pipeline.objects();
        try {
            Awaitility.await()
                    .atMost(Pipeline.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> account(bucket, values).isComplete());
        } catch (ConditionTimeoutException e) {
            System.out.println("StoreFaultsIT gave up waiting: " + e.getMessage());
        }
        return account(bucket, values);
    }

    private Account account(BucketReader bucket, List<byte[]> values) {
        bucket.readMore();
        return Account.ofRecords("objects", values, bucket.records()).withSeed(Long.toString(seed));
    }
}
