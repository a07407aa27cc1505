// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsInputPreprocessingResponse;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.MSKFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.MSKFirehoseResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Handlers as users write them. They are loaded by the handler's own loader, so that tests cannot share fields with them. */
public final class SampleHandlers {
    private SampleHandlers() {}

    private static String text(ByteBuffer data) {
        return StandardCharsets.UTF_8.decode(data).toString();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Does what the record's text says; otherwise puts it in upper case. */
    public static final class Firehose
            implements RequestHandler<KinesisFirehoseEvent, KinesisAnalyticsInputPreprocessingResponse> {
        private int calls;

        @Override
        public KinesisAnalyticsInputPreprocessingResponse handleRequest(KinesisFirehoseEvent event, Context context) {
            calls++;
            KinesisAnalyticsInputPreprocessingResponse response = new KinesisAnalyticsInputPreprocessingResponse();
            response.setRecords(new ArrayList<>());
            for (KinesisFirehoseEvent.Record record : event.getRecords()) {
                String text = text(record.getData().duplicate());
                response.getRecords().addAll(answers(record, text, event, context));
            }
            return text(event.getRecords().get(0).getData().duplicate()).equals("null") ? null : response;
        }

        private List<KinesisAnalyticsInputPreprocessingResponse.Record> answers(
                KinesisFirehoseEvent.Record record, String text, KinesisFirehoseEvent event, Context context) {
            String id = record.getRecordId();
            return switch (text) {
                case "drop" -> List.of(answer(id, KinesisAnalyticsInputPreprocessingResponse.Result.Dropped, ""));
                case "fail" ->
                    List.of(answer(id, KinesisAnalyticsInputPreprocessingResponse.Result.ProcessingFailed, ""));
                case "none" -> List.of();
                case "twice" -> List.of(ok(id, "a"), ok(id, "b"));
                case "strange" -> List.of(ok("strange", "a"));
                case "noid" -> List.of(ok(null, "a"));
                case "noresult" -> List.of(answer(id, null, "a"));
                case "nodata" ->
                    List.of(new KinesisAnalyticsInputPreprocessingResponse.Record(
                            id, KinesisAnalyticsInputPreprocessingResponse.Result.Ok, null));
                case "throw" -> throw new IllegalStateException("canary " + text);
                case "error" -> throw new StackOverflowError("canary");
                case "overwrite" -> {
                    record.getData().put(0, (byte) 'X');
                    yield List.of(ok(id, text(record.getData().duplicate())));
                }
                case "calls" -> List.of(ok(id, Integer.toString(calls)));
                case "loader" ->
                    List.of(ok(
                            id,
                            getClass().getClassLoader().getName() + " "
                                    + Thread.currentThread()
                                            .getContextClassLoader()
                                            .getName()));
                case "event" ->
                    List.of(ok(
                            id,
                            event.getInvocationId() + " " + event.getDeliveryStreamArn() + " " + event.getRegion() + " "
                                    + record.getApproximateArrivalTimestamp()));
                case "context" -> {
                    context.getLogger().log("canary");
                    context.getLogger().log("canary".getBytes(StandardCharsets.UTF_8));
                    yield List.of(ok(
                            id,
                            context.getAwsRequestId() + " " + context.getFunctionName() + " "
                                    + context.getFunctionVersion() + " " + context.getInvokedFunctionArn() + " "
                                    + context.getMemoryLimitInMB() + " " + (context.getRemainingTimeInMillis() > 0)
                                    + " "
                                    + context.getLogGroupName() + " " + context.getLogStreamName() + " "
                                    + (context.getIdentity() == null) + (context.getClientContext() == null)));
                }
                case "sleep" -> sleep(id);
                case "hang" -> hang();
                default -> List.of(ok(id, text.toUpperCase(Locale.ROOT)));
            };
        }

        private static List<KinesisAnalyticsInputPreprocessingResponse.Record> sleep(String id) {
            try {
                new CountDownLatch(1).await();
                return List.of();
            } catch (InterruptedException e) {
                return List.of(ok(id, "interrupted"));
            }
        }

        /** Ignores every interrupt, until the test lets go of the system property. */
        private static List<KinesisAnalyticsInputPreprocessingResponse.Record> hang() {
            while (System.getProperty("millrace.test.hang") != null) {
                LockSupport.parkNanos(1_000_000);
                // Forgets the interrupt, as careless code does.
                Thread.interrupted();
            }
            return List.of();
        }

        private static KinesisAnalyticsInputPreprocessingResponse.Record ok(String id, String data) {
            return answer(id, KinesisAnalyticsInputPreprocessingResponse.Result.Ok, data);
        }

        private static KinesisAnalyticsInputPreprocessingResponse.Record answer(
                String id, KinesisAnalyticsInputPreprocessingResponse.Result result, String data) {
            return new KinesisAnalyticsInputPreprocessingResponse.Record(id, result, bytes(data));
        }
    }

    /** Takes and gives MSK's classes. */
    public static final class Msk implements RequestHandler<MSKFirehoseEvent, MSKFirehoseResponse> {
        @Override
        public MSKFirehoseResponse handleRequest(MSKFirehoseEvent event, Context context) {
            List<MSKFirehoseResponse.Record> records = new ArrayList<>();
            event.getRecords()
                    .forEach(r -> records.add(new MSKFirehoseResponse.Record(
                            r.getRecordId(),
                            MSKFirehoseResponse.Result.Ok,
                            bytes(text(r.getKafkaRecordValue()) + " "
                                    + r.getMskRecordMetadata().get("offset") + " " + event.getSourceMSKArn()))));
            return new MSKFirehoseResponse(records);
        }
    }

    /** Reads from Kafka and answers nothing. */
    public static final class Kafka implements RequestHandler<KafkaEvent, Void> {
        @Override
        public Void handleRequest(KafkaEvent event, Context context) {
            KafkaEvent.KafkaEventRecord record =
                    event.getRecords().get("topic-3").get(0);
            String text = new String(Base64.getDecoder().decode(record.getValue()), StandardCharsets.UTF_8);
            if (!text.equals("hello")
                    || record.getOffset() != 40
                    || record.getHeaders().get(0).get("trace")[0] != 't') {
                throw new IllegalArgumentException();
            }
            return null;
        }
    }

    /** What generic handlers extend. */
    public abstract static class Base<T> implements RequestHandler<T, Map<String, Object>> {}

    /** Takes and gives maps, with partition keys. */
    public static final class Maps extends Base<Map<String, Object>> {
        @Override
        @SuppressWarnings("unchecked")
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            Map<String, Object> record = ((List<Map<String, Object>>) event.get("records")).get(0);
            return Map.of(
                    "records",
                    List.of(Map.of(
                            "recordId", record.get("recordId"),
                            "result", "Ok",
                            "data", record.get("data"),
                            "metadata", Map.of("partitionKeys", Map.of("customer", "c1")))));
        }
    }

    /** An event of a user's own. */
    public static final class OwnEvent {
        public String invocationId;
        public List<OwnRecord> records;
    }

    /** A record of a user's own, both ways. */
    public static final class OwnRecord {
        public String recordId;
        public String result;
        public ByteBuffer data;
    }

    /** Methods by their names. */
    public static final class ByName {
        /** Not called: the method with more parameters counts. */
        public OwnEvent convert(OwnEvent event) {
            return new OwnEvent();
        }

        public OwnEvent convert(OwnEvent event, Context context) {
            event.records.forEach(record -> {
                record.result = "Ok";
                record.data = bytes(text(record.data) + " " + context.getFunctionName());
            });
            return event;
        }

        public Map<String, Object> raw(Map<String, Object> event) {
            event.put("seen", true);
            return event;
        }

        public void streams(InputStream in, OutputStream out) throws IOException {
            in.transferTo(out);
        }

        public String nothing() {
            return "";
        }
    }

    /** Streams. */
    public static final class Streams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .toUpperCase(Locale.ROOT)
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Has a constructor that needs something. */
    public static final class NoConstructor implements RequestStreamHandler {
        public NoConstructor(String needed) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }

    /** Throws when it is made. */
    public static final class ThrowingConstructor implements RequestStreamHandler {
        public ThrowingConstructor() {
            throw new IllegalStateException("s3cret");
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }
}
