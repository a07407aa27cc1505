// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import io.millrace.smt.invoke.contract.Codec;
import io.millrace.smt.invoke.contract.Contract;
import io.millrace.smt.invoke.contract.ConvertingFunction;
import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A function behind HTTP 1.1. Connections are kept for the next call; redirects are not followed. */
public final class HttpFunction implements ConvertingFunction {
    /**
     * How long a call may take.
     *
     * @param connect until there is a connection
     * @param request from the beginning to the last byte of the answer
     */
    public record Timeouts(Duration connect, Duration request) {}

    private final URI address;
    private final Codec codec;
    private final Authorization authorization;
    private final Duration timeout;
    private final ExecutorService threads;
    private final HttpClient client;

    /**
     * A function.
     *
     * @param address where to post to
     * @param contract what it understands
     * @param authorization how requests show who sends them
     * @param timeouts how long a call may take
     */
    public HttpFunction(URI address, Contract contract, Authorization authorization, Timeouts timeouts) {
        this.address = address;
        this.codec = new Codec(contract);
        this.authorization = authorization;
        this.timeout = timeouts.request();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "millrace-invoke-http");
            thread.setDaemon(true);
            return thread;
        });
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .executor(threads)
                .build();
    }

    @Override
    public List<Outcome> invoke(Invocation invocation) throws InvocationFailure, InterruptedException {
        byte[] body = codec.request(invocation);
        HttpResponse<byte[]> answer = exchanged(request(body));
        Answers.check(answer, codec);
        return codec.outcomes(answer.body(), invocation);
    }

    private HttpRequest request(byte[] body) throws InvocationFailure {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", contentType())
                .header("X-Amz-Invocation-Type", "RequestResponse")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        authorization.headers(address, body).forEach(request::header);
        return request.build();
    }

    private String contentType() {
        return codec.contract() == Contract.RAW ? "application/octet-stream" : "application/json";
    }

    /** The client's own time-out ends with the headers, so that a body which drips in would never end. */
    private HttpResponse<byte[]> exchanged(HttpRequest request) throws InvocationFailure, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new LimitedBody(Codec.MAX_PAYLOAD));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new InvocationFailure(ErrorCode.REQUEST_TIMED_OUT, "after " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            answer.cancel(true);
        }
    }

    /** The kind of the failure is told, its message is not: it may quote what a server sent. */
    private static InvocationFailure failure(ExecutionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLarge) {
                return new InvocationFailure(ErrorCode.RESPONSE_TOO_LARGE, "more than " + Codec.MAX_PAYLOAD + " bytes");
            }
        }
        String kind = e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName();
        return new InvocationFailure(ErrorCode.UNREACHABLE, kind);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
