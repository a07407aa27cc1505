// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What happens to a request on its way to the store, or to the answer on its way back. */
public final class Fault {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int INTERNAL_ERROR = 500;

    static final Fault NONE = new Fault("none", exchange -> {
        exchange.forward();
        exchange.relay();
    });

    private final String name;
    private final Act act;

    private Fault(String name, Act act) {
        this.name = name;
        this.act = act;
    }

    private interface Act {
        void on(Exchange exchange) throws IOException, InterruptedException;
    }

    /**
     * The store does the work, and the client never hears of it: the connection ends without an answer.
     *
     * @return the fault
     */
    public static Fault dropAnswer() {
        return new Fault("answer dropped", exchange -> {
            exchange.forward();
            exchange.forgetAnswer();
            exchange.hangUp();
        });
    }

    /**
     * The request comes late.
     *
     * @param duration how much later
     * @return the fault
     */
    public static Fault delay(Duration duration) {
        return new Fault("delayed by " + duration.toMillis() + " ms", exchange -> {
            exchange.pause(duration);
            exchange.forward();
            exchange.relay();
        });
    }

    /**
     * The store does the work at once, and its answer comes late.
     *
     * @param duration how much later
     * @return the fault
     */
    public static Fault delayAnswer(Duration duration) {
        return new Fault("answer delayed by " + duration.toMillis() + " ms", exchange -> {
            exchange.forward();
            exchange.awaitAnswer();
            exchange.pause(duration);
            exchange.relay();
        });
    }

    /**
     * 503 SlowDown, and nothing is done.
     *
     * @return the fault
     */
    public static Fault slowDown() {
        return refuse(SERVICE_UNAVAILABLE, "SlowDown");
    }

    /**
     * 503 SlowDown, though the store has done the work.
     *
     * @return the fault
     */
    public static Fault slowDownAfterWork() {
        return refuseAfterWork(SERVICE_UNAVAILABLE, "SlowDown");
    }

    /**
     * 500 InternalError, and nothing is done.
     *
     * @return the fault
     */
    public static Fault internalError() {
        return refuse(INTERNAL_ERROR, "InternalError");
    }

    /**
     * 500 InternalError, though the store has done the work.
     *
     * @return the fault
     */
    public static Fault internalErrorAfterWork() {
        return refuseAfterWork(INTERNAL_ERROR, "InternalError");
    }

    /**
     * Any refusal, and nothing is done.
     *
     * @param status the HTTP status
     * @param code S3's name of the error, such as ExpiredToken
     * @return the fault
     */
    public static Fault refuse(int status, String code) {
        return new Fault(status + " " + code, exchange -> {
            exchange.discard();
            exchange.refuse(status, code);
        });
    }

    /**
     * Any refusal, though the store has done the work.
     *
     * @param status the HTTP status
     * @param code S3's name of the error
     * @return the fault
     */
    public static Fault refuseAfterWork(int status, String code) {
        return new Fault(status + " " + code + " after the work", exchange -> {
            exchange.forward();
            exchange.forgetAnswer();
            exchange.refuse(status, code);
        });
    }

    /**
     * The store gets half of the body and the end of the connection, the client a reset. A request without a body does
     * not come to the store at all.
     *
     * @return the fault
     */
    public static Fault cutBody() {
        return new Fault("body cut", Exchange::forwardHalf);
    }

    /**
     * The store does the work, and the client gets half of the answer's body and the end of the connection.
     *
     * @return the fault
     */
    public static Fault cutAnswer() {
        return new Fault("answer cut", exchange -> {
            exchange.forward();
            exchange.relayHalf();
        });
    }

    /**
     * The client gets a reset, and nothing comes to the store.
     *
     * @return the fault
     */
    public static Fault reset() {
        return new Fault("connection reset", Exchange::reset);
    }

    /**
     * Everything is taken, nothing comes to the store, and nobody answers until the client loses patience.
     *
     * @return the fault
     */
    public static Fault blackHole() {
        return new Fault("black hole", Exchange::swallow);
    }

    static Fault hold(CountDownLatch released, Runnable held) {
        return new Fault("held", exchange -> {
            held.run();
            released.await();
            exchange.forward();
            exchange.relay();
        });
    }

    static Fault holdAnswer(CountDownLatch released, Runnable held) {
        return new Fault("answer held", exchange -> {
            exchange.forward();
            exchange.awaitAnswer();
            held.run();
            released.await();
            exchange.relay();
        });
    }

    /** Called by the connection's thread. */
    void spoil(Exchange exchange) throws IOException, InterruptedException {
        act.on(exchange);
    }

    /** What happens, in words. */
    @Override
    public String toString() {
        return name;
    }
}
