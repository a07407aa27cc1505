// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.process.Jvm;
import io.millrace.local.process.Ports;
import io.millrace.local.s3.S3Object;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The framework calls a sink's task when its consumer's poll ends, which for a paused consumer is when offsets are due: with
 * Kafka's default a minute later. Ours asks to be called sooner, so that neither its start nor any of its pauses lasts as
 * long. Here 25 times the task's memory goes through it.
 */
final class SlowCommitIT {
    private static final Duration COMMITS = Duration.ofSeconds(60);
    /** A start that waits for the first commit takes twice as long. */
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    /** The first pause would last until the first commit. Without other load on the machine it is a fraction of a second. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    private static final int PARTITIONS = 4;
    private static final int RECORD_BYTES = 1_024;
    private static final int DIGITS = 12;
    private static final int RECORDS = 200 * 1_024;

    @Test
    void fullBuffersAndStartsWaitForNoCommit() throws IOException, JMException {
        int jmx = Ports.free();
        try (LocalStack stack = LocalStack.builder()
                .workers(1)
                .workerJvm(watched(jmx))
                .offsetFlushInterval(COMMITS)
                .s3(S3Backend.FILESYSTEM)
                .start()) {
            Pipeline pipeline = new Pipeline(stack, "slow-commits");
            stack.createTopic(pipeline.topic(), PARTITIONS);
            produce(stack.bootstrapServers(), pipeline.topic());
            Flow flow = new Flow();
            try (JMXConnector worker = connect(jmx)) {
                MBeanServerConnection beans = worker.getMBeanServerConnection();
                ObjectName task = new ObjectName(
                        "io.millrace:type=firehose-s3,connector=" + ObjectName.quote(pipeline.sink()) + ",task=0");
                stack.connect().create(pipeline.sink(), delivery(pipeline));
                flow.begin();
                Awaitility.await()
                        .atMost(Pipeline.PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> flow.isDone(beans, task));
            } finally {
                System.out.println("SlowCommitIT " + flow);
            }

            assertThat(flow.pauses).as("pauses").isPositive();
            assertThat(flow.start()).as("start").isLessThan(LONGEST_START);
            assertThat(flow.longestGap()).as("gap").isLessThan(LONGEST_GAP);
            Account account = Account.ofIndexes("objects", RECORDS, delivered(pipeline));
            assertThat(account.isWhole()).as(account.text()).isTrue();
        }
    }

    private static Jvm watched(int port) {
        return Jvm.quick(512)
                .plus(
                        "-Dcom.sun.management.jmxremote.port=" + port,
                        "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                        "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                        "-Djava.rmi.server.hostname=127.0.0.1",
                        "-Dcom.sun.management.jmxremote.authenticate=false",
                        "-Dcom.sun.management.jmxremote.ssl=false");
    }

    // The registry that is asked is one of a child that this test started, on a loopback port.
    @SuppressWarnings("BanJNDI")
    private static JMXConnector connect(int port) throws IOException {
        return JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"));
    }

    /** Files of all partitions together are larger than the memory, so that it fills before any has its size. */
    private static Map<String, String> delivery(Pipeline pipeline) {
        Map<String, String> config = pipeline.delivery();
        config.put("tasks.max", "1");
        config.put("buffer.memory.mib", "8");
        config.put("buffer.size.mib", "4");
        return config;
    }

    private static void produce(String bootstrapServers, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 256 * 1_024);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                // What is not sent is missing in the account.
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(topic, i % PARTITIONS, null, record(i)));
            }
        }
    }

    /** The sink's delimiter makes it whole. */
    private static byte[] record(int index) {
        byte[] record = new byte[RECORD_BYTES - 1];
        Arrays.fill(record, (byte) 'x');
        byte[] number = String.format("%0" + DIGITS + "d", index).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(number, 0, record, 0, DIGITS);
        return record;
    }

    private static List<Long> delivered(Pipeline pipeline) {
        List<Long> indexes = new ArrayList<>();
        for (S3Object object : pipeline.stack().s3().bucket().list(pipeline.topic() + "/")) {
            byte[] content = pipeline.stack().s3().bucket().read(object.key());
            assertThat(content.length % RECORD_BYTES).as(object.key()).isZero();
            for (int at = 0; at < content.length; at += RECORD_BYTES) {
                indexes.add(Long.valueOf(new String(content, at, DIGITS, StandardCharsets.US_ASCII)));
            }
        }
        return indexes;
    }

    /**
     * What the task's own figures show from outside. Its count of records only rises when it is called, so between two calls
     * lies no more time than between two rises.
     */
    private static final class Flow {
        private static final String[] FIGURES = {"Records", "Paused", "OpenFiles", "UploadsInFlight"};

        private long begun;
        private long last;
        private long first;
        private long records;
        private long gap;
        private boolean paused;
        int pauses;
        private long ended;

        void begin() {
            begun = System.nanoTime();
        }

        boolean isDone(MBeanServerConnection beans, ObjectName task) throws IOException, JMException {
            AttributeList figures;
            try {
                figures = beans.getAttributes(task, FIGURES);
            } catch (InstanceNotFoundException e) {
                return false;
            }
            List<Object> values = figures.asList().stream()
                    .map(attribute -> attribute.getValue())
                    .toList();
            see((long) values.get(0), (boolean) values.get(1));
            boolean done = records >= RECORDS
                    && values.get(2).equals(0)
                    && values.get(3).equals(0);
            ended = System.nanoTime();
            return done;
        }

        private void see(long nowRecords, boolean nowPaused) {
            long now = System.nanoTime();
            if (nowRecords > records) {
                first = records == 0 ? now : first;
                gap = records == 0 ? 0 : Math.max(gap, now - last);
                records = nowRecords;
                last = now;
            }
            pauses += nowPaused && !paused ? 1 : 0;
            paused = nowPaused;
        }

        Duration start() {
            return Duration.ofNanos(first - begun);
        }

        Duration longestGap() {
            return Duration.ofNanos(gap);
        }

        @Override
        public String toString() {
            return records + " records, first after " + millis(first - begun) + " ms, all delivered after "
                    + millis(ended - begun) + " ms; longest gap " + millis(gap) + " ms, at least " + pauses + " pauses";
        }

        private static long millis(long nanos) {
            return nanos / 1_000_000;
        }
    }
}
