// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import io.millrace.local.process.Ports;
import io.millrace.local.s3.RequestCounts;
import io.millrace.local.s3.S3Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Stands before an S3 store and spoils requests and answers, by chance from a seed or by order.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before(stack.s3().endpoint())
 *         .seed(seed)
 *         .rates(FaultRates.none().dropAnswers(0.05).slowDowns(0.05))
 *         .start()) {
 *     // The client's endpoint is proxy.endpoint(), in path style.
 *     proxy.once(request -> request.operation() == S3Operation.PUT_OBJECT, Fault.dropAnswer());
 *     proxy.rates(FaultRates.none());
 *     System.out.println(proxy.report());
 * }
 * }</pre>
 *
 * <p>What it does not spoil it passes on byte by byte, {@code Host} included, so that signatures hold where the store
 * does not compare the host with its own. Bodies are streamed. Each connection has a thread. The seed repeats the luck of
 * the first, second and every later request in the order of their arrival.
 */
public final class FaultProxy implements AutoCloseable {
    private final InetSocketAddress store;
    private final ServerSocket server;
    private final long seed;
    private final SplittableRandom random;
    private final long started = System.nanoTime();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Hold> holds = ConcurrentHashMap.newKeySet();
    private final List<Injection> injections = new CopyOnWriteArrayList<>();
    private final RequestCounts requests = new RequestCounts();
    private final List<Injected> log = new ArrayList<>();
    private FaultRates rates;
    private long arrived;

    private FaultProxy(Builder plan, ServerSocket server) {
        this.store = plan.store;
        this.server = server;
        this.seed = plan.seed;
        this.random = new SplittableRandom(plan.seed);
        this.rates = plan.rates;
    }

    /**
     * Plans a proxy.
     *
     * @param store the store's address, without TLS
     * @return a plan of a proxy that spoils nothing
     */
    public static Builder before(URI store) {
        return new Builder(new InetSocketAddress(store.getHost(), store.getPort()));
    }

    /**
     * Where it listens.
     *
     * @return an http address of 127.0.0.1
     */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /**
     * What repeats its luck.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * What clients asked for, spoilt or not.
     *
     * @return counts that go on
     */
    public RequestCounts requests() {
        return requests;
    }

    /**
     * Changes how likely faults are, from the next request on.
     *
     * @param next the new rates
     */
    public synchronized void rates(FaultRates next) {
        rates = next;
    }

    /**
     * Hits the next request of a kind.
     *
     * @param kind which requests
     * @param fault what happens to it
     * @return to see when it has happened
     */
    public Injection once(Predicate<S3Request> kind, Fault fault) {
        return inject(new Injection(kind, fault, 1));
    }

    /**
     * Hits every request of a kind.
     *
     * @param kind which requests
     * @param fault what happens to them
     * @return to end it
     */
    public Injection whenever(Predicate<S3Request> kind, Fault fault) {
        return inject(new Injection(kind, fault, Long.MAX_VALUE));
    }

    /**
     * Keeps requests from the store until they are let go.
     *
     * @param kind which requests
     * @param most how many; later ones pass
     * @return to let them go
     */
    public Hold hold(Predicate<S3Request> kind, int most) {
        CountDownLatch released = new CountDownLatch(1);
        Hold hold = new Hold(released);
        return held(hold, new Injection(kind, Fault.hold(released, hold::arrive), most));
    }

    /**
     * Lets the store do the work and keeps its answers back until they are let go.
     *
     * @param kind which requests' answers
     * @param most how many; later ones pass
     * @return to let them go
     */
    public Hold holdAnswers(Predicate<S3Request> kind, int most) {
        CountDownLatch released = new CountDownLatch(1);
        Hold hold = new Hold(released);
        return held(hold, new Injection(kind, Fault.holdAnswer(released, hold::arrive), most));
    }

    /**
     * What has happened.
     *
     * @return faults, in the order in which their requests arrived
     */
    public synchronized List<Injected> log() {
        return List.copyOf(log);
    }

    /**
     * What has happened, in words, with the seed.
     *
     * @return a line with sums, then one for each fault
     */
    public synchronized String report() {
        String sums = log.stream()
                .collect(Collectors.groupingBy(
                        injected -> injected.fault().replaceAll(" by \\d+ ms", ""), Collectors.counting()))
                .toString();
        return log.stream()
                .map(injected -> "\n  " + injected)
                .collect(Collectors.joining(
                        "", "seed " + seed + ", " + log.size() + " of " + arrived + " requests spoilt: " + sums, ""));
    }

    /** Ends all connections; what is held never comes to the store. */
    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy's port cannot be closed", e);
        }
        connections.forEach(Connection::end);
        holds.forEach(Hold::close);
    }

    private Injection inject(Injection injection) {
        injections.add(injection);
        return injection;
    }

    private Hold held(Hold hold, Injection injection) {
        hold.by(injection);
        holds.add(hold);
        inject(injection);
        return hold;
    }

    private synchronized Fault fault(S3Request request) {
        arrived++;
        requests.add(request);
        Fault chance = rates.draw(random, request);
        Fault fault = injections.stream()
                .map(injection -> injection.on(request))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(chance);
        if (fault != Fault.NONE) {
            log.add(new Injected(Duration.ofNanos(System.nanoTime() - started), arrived, request, fault.toString()));
        }
        return fault;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon("fault-proxy-connection", () -> serve(client));
            } catch (IOException e) {
                // The port was closed, or a client was gone before it was greeted.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Connection connection = new Connection(this::fault, store, closing, client);
            connections.add(connection);
            try {
                if (closing.getCount() > 0) {
                    connection.serve();
                }
            } finally {
                connection.end();
                connections.remove(connection);
            }
        } catch (IOException e) {
            // A side has hung up. Both see it, and what they make of it is what is tested.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** A plan of a proxy. */
    public static final class Builder {
        private final InetSocketAddress store;
        private long seed = System.nanoTime();
        private FaultRates rates = FaultRates.none();

        private Builder(InetSocketAddress store) {
            this.store = store;
        }

        /**
         * What repeats an earlier proxy's luck.
         *
         * @param value a seed; another one for each proxy by default
         * @return this plan
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * How likely faults are at first.
         *
         * @param first none by default
         * @return this plan
         */
        public Builder rates(FaultRates first) {
            rates = first;
            return this;
        }

        /**
         * Listens.
         *
         * @return the proxy
         */
        public FaultProxy start() {
            try {
                ServerSocket server = new ServerSocket(Ports.free(), 128, InetAddress.getLoopbackAddress());
                FaultProxy proxy = new FaultProxy(this, server);
                daemon("fault-proxy", proxy::accept);
                return proxy;
            } catch (IOException e) {
                throw new UncheckedIOException("the fault proxy cannot listen on 127.0.0.1", e);
            }
        }
    }
}
