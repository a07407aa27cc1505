// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import io.millrace.local.account.Account;
import io.millrace.local.account.BucketReader;
import io.millrace.local.account.Framing;
import io.millrace.local.account.StoredObject;
import io.millrace.local.account.TopicReader;
import io.millrace.local.connect.ConnectorStatus;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The main job on an embedded stack: generated events reach S3, and an account of every record is made. */
public final class Quickstart {
    private static final String SOURCE = "config-examples/datagen/streaming-events.json";
    private static final String SINK = "config-examples/firehose-s3/streaming-events.json";
    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final int OBJECTS_LISTED = 20;
    private static final int RECORDS_SHOWN = 2;

    private final QuickstartOptions options;
    private final LocalStack stack;
    private final Example source;
    private final Example sink;
    private final PrintStream out;

    private Quickstart(QuickstartOptions options, LocalStack stack, PrintStream out) {
        this.options = options;
        this.stack = stack;
        this.source = source(options);
        this.sink = sink(options, stack.s3());
        this.out = out;
    }

    /**
     * Entry point of the script {@code quickstart}.
     *
     * @param args options as {@code quickstart --help} lists them
     */
    public static void main(String[] args) {
        QuickstartOptions options;
        try {
            options = QuickstartOptions.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println("quickstart: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(options, System.out) ? 0 : 1);
    }

    private static boolean run(QuickstartOptions options, PrintStream out) {
        out.println("Starting Kafka, a Connect worker and S3 ...");
        long start = System.nanoTime();
        try (LocalStack stack = plan(options).start()) {
            out.printf(Locale.ROOT, "  ready after %.1f s%n%n", (System.nanoTime() - start) / 1e9);
            return new Quickstart(options, stack, out).run();
        } catch (RuntimeException e) {
            // After Ctrl-C the stack is taken away below us, and what fails then is no news.
            if (!isEnding()) {
                explain(e);
            }
            return false;
        }
    }

    private static void explain(RuntimeException failure) {
        System.err.println("quickstart: " + failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            System.err.println("  " + cause.getMessage());
        }
    }

    /** The JVM refuses changes to its shutdown hooks once they run; there is no other way to ask. */
    private static boolean isEnding() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread(() -> {}));
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static LocalStack.Builder plan(QuickstartOptions options) {
        return LocalStack.builder()
                .s3(S3Backend.FILESYSTEM)
                .restPort(options.restPort())
                .kafkaPort(options.kafkaPort())
                .s3Port(options.s3Port());
    }

    private static Example source(QuickstartOptions options) {
        Example example = Example.of(SOURCE);
        if (!options.realTime()) {
            example = example.with("rate.records.per.second", "1000");
        }
        return options.isEndless() ? example : example.with("max.records", Long.toString(options.records()));
    }

    private static Example sink(QuickstartOptions options, LocalS3 s3) {
        Example example = Example.of(SINK);
        if (!options.realTime()) {
            example = example.with("buffer.interval.seconds", "10");
        }
        return example.with("s3.endpoint", s3.endpoint().toString())
                .with("s3.path.style.enabled", "true")
                .withSecret("s3.access.key.id", s3.accessKey())
                .withSecret("s3.secret.access.key", s3.secretKey());
    }

    private boolean run() {
        places();
        create(source);
        create(sink);
        String topic = option(source, "topic");
        BucketReader bucket = bucket();
        try (TopicReader reader = TopicReader.open(stack.bootstrapServers(), topic)) {
            follow(reader, bucket);
            list(bucket);
            boolean whole = account(topic, reader);
            if (options.keep()) {
                stay();
            }
            return whole;
        }
    }

    private void places() {
        out.println("Connect REST  " + stack.connect().address());
        out.println("Kafka         " + stack.bootstrapServers());
        out.printf(
                "S3            %s  bucket %s, access key %s, secret key %s%n",
                stack.s3().endpoint(),
                LocalS3.BUCKET,
                stack.s3().accessKey(),
                stack.s3().secretKey());
        out.println("Files         " + stack.directory() + " (removed at the end)");
        out.println();
    }

    private void create(Example example) {
        out.println("Creating " + example.name() + " from " + example.file()
                + (example.changes().isEmpty() ? "" : ", with"));
        example.changes().forEach(change -> out.println("  " + change));
        stack.connect().create(example.name(), example.config());
    }

    private void follow(TopicReader reader, BucketReader bucket) {
        out.println();
        QuickstartProgress progress = new QuickstartProgress(out, STANDSTILL);
        // The account says what is missing when nothing more comes.
        while (!progress.standsStill() && (options.isEndless() || bucket.recordCount() < options.records())) {
            reader.readMore();
            if (progress.isDue()) {
                bucket.readMore();
                progress.show(reader.records().size(), bucket);
                requireHealthy(source.name());
                requireHealthy(sink.name());
            }
        }
    }

    private void requireHealthy(String name) {
        ConnectorStatus status = stack.connect().status(name);
        if (status.isFailed()) {
            throw new IllegalStateException(name + " failed:\n" + status.trace()
                    + String.join(
                            "\n",
                            status.tasks().stream()
                                    .map(ConnectorStatus.TaskStatus::trace)
                                    .toList()));
        }
    }

    private void list(BucketReader bucket) {
        out.println();
        out.println("Objects in s3://" + LocalS3.BUCKET);
        bucket.objects().stream()
                .limit(OBJECTS_LISTED)
                .forEach(object -> out.printf(
                        Locale.ROOT,
                        "  %,10d bytes %,7d records  %s%n",
                        object.bytes(),
                        object.records().size(),
                        object.key()));
        if (bucket.objects().size() > OBJECTS_LISTED) {
            out.println("  and " + (bucket.objects().size() - OBJECTS_LISTED) + " more");
        }
        bucket.objects().stream().findFirst().ifPresent(this::records);
    }

    private void records(StoredObject object) {
        out.println();
        out.println("The first records of the first object");
        object.records().stream()
                .limit(RECORDS_SHOWN)
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .forEach(out::println);
    }

    private boolean account(String topic, TopicReader reader) {
        List<byte[]> sent = reader.readToEnd().stream()
                .map(record -> Objects.requireNonNull(record.value(), "a record without a value"))
                .toList();
        // Read anew: what was there while it was followed must be there at the end.
        BucketReader bucket = bucket();
        bucket.readMore();
        Account delivered = Account.ofRecords("S3, compared with the topic", sent, bucket.records());
        boolean generated = sent.size() == options.records();
        out.println();
        out.println("The account");
        judged(generated, "topic " + topic + ", committed: " + sent.size() + " of " + options.records() + " records");
        judged(delivered.isWhole(), delivered.text());
        return generated && delivered.isWhole();
    }

    private void judged(boolean right, String words) {
        out.println((right ? "  right  " : "  WRONG  ") + words);
    }

    private void stay() {
        out.println();
        out.println("Everything keeps running until Ctrl-C.");
        places();
        try {
            while (stack.isAlive()) {
                TimeUnit.SECONDS.sleep(1);
            }
            throw new IllegalStateException("a process of the stack has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private BucketReader bucket() {
        return new BucketReader(stack.s3().bucket(), fixedPrefix(), Framing.json(option(sink, "record.delimiter")));
    }

    /** The part of the sink's prefix that is the same for all objects. */
    private String fixedPrefix() {
        String prefix = option(sink, "prefix");
        int expression = prefix.indexOf("!{");
        return expression < 0 ? prefix : prefix.substring(0, expression);
    }

    private static String option(Example example, String name) {
        return Objects.requireNonNull(example.config().get(name), () -> example.file() + " has no option " + name);
    }
}
