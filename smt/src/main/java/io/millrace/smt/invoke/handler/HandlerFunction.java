// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.common.isolation.ChildFirstLoader;
import io.millrace.smt.invoke.contract.Codec;
import io.millrace.smt.invoke.contract.Contract;
import io.millrace.smt.invoke.contract.ConvertingFunction;
import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.Outcome;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler of Lambda for Java within this JVM. There is one instance, which is used for one call at a time and again for
 * the next, as Lambda does it; after a call that took too long a new instance takes its place.
 */
public final class HandlerFunction implements ConvertingFunction {
    /**
     * A handler and its limits.
     *
     * @param name which code it is
     * @param places its jars and folders; without any it is looked for beside this plugin
     * @param contract what it understands
     * @param timeout how long a call, and the making of an instance, may take
     * @param memoryMb what it is told of its memory; nothing is limited
     */
    public record Settings(HandlerName name, List<Path> places, Contract contract, Duration timeout, int memoryMb) {
        /** Copies the places. */
        public Settings {
            places = List.copyOf(places);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(HandlerFunction.class);

    private final Settings settings;
    private final ChildFirstLoader loader;
    private final Class<?> type;
    private final Target target;
    private final Exchange exchange;
    private final HandlerContext.Surroundings surroundings;
    private final ReentrantLock oneCall = new ReentrantLock();
    private final TimedThread thread;
    private @Nullable Object handler;

    /**
     * Loads a handler and makes an instance of it.
     *
     * @param settings the handler
     * @param nanos a monotonic clock, in nanoseconds
     * @throws IllegalArgumentException when it cannot be loaded, made or given the contract's event
     */
    public HandlerFunction(Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.loader = HandlerJars.loader(settings.places());
        ObjectMapper json = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        this.thread = new TimedThread(loader);
        try {
            this.type = loaded(settings.name());
            this.target = Target.of(type, settings.name(), json.getTypeFactory());
            this.exchange = exchange(target, settings.contract(), json);
            this.handler = thread.run(this::made, settings.timeout());
        } catch (ExecutionException e) {
            close();
            throw unusable("its constructor threw " + Thrown.described(e.getCause()));
        } catch (TimeoutException | InterruptedException e) {
            close();
            throw unusable(
                    "making an instance took longer than " + settings.timeout().toMillis() + " ms");
        } catch (IllegalArgumentException e) {
            close();
            throw e;
        }
        this.surroundings = new HandlerContext.Surroundings(
                settings.name().simpleName(), settings.memoryMb(), new HandlerLog(settings.name()), nanos);
    }

    private IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException(
                "handler.class: " + settings.name().className() + " cannot be used: " + why);
    }

    private Class<?> loaded(HandlerName name) {
        try {
            return Class.forName(name.className(), true, loader);
        } catch (ClassNotFoundException e) {
            throw unusable("there is no such class in handler.path");
        } catch (LinkageError e) {
            throw unusable("loading it failed with " + Thrown.described(e));
        }
    }

    private static Exchange exchange(Target target, Contract contract, ObjectMapper json) {
        JsonExchange throughJson = new JsonExchange(new Codec(contract), json, target.takes());
        if (target.takes() == null) {
            return throughJson;
        }
        Function<Invocation, Object> events =
                Events.makerOf(target.takes().getRawClass(), contract).orElse(null);
        return events == null ? throughJson : new EventExchange(events, throughJson);
    }

    private Object made() throws Exception {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception own ? own : e;
        }
    }

    @Override
    public List<Outcome> invoke(Invocation invocation) throws InvocationFailure, InterruptedException {
        oneCall.lockInterruptibly();
        try {
            if (thread.isExhausted()) {
                throw new InvocationFailure(ErrorCode.HANDLER_STUCK, TimedThread.MAX_STUCK + " of them");
            }
            Object event = exchange.event(invocation);
            return exchange.outcomes(returned(event, invocation), invocation);
        } finally {
            oneCall.unlock();
        }
    }

    private @Nullable Object returned(@Nullable Object event, Invocation invocation)
            throws InvocationFailure, InterruptedException {
        HandlerContext context =
                new HandlerContext(invocation, surroundings, settings.timeout().toNanos());
        Object present = handler;
        // Not known to be usable until it has come back.
        handler = null;
        try {
            Answer answer = thread.run(() -> answered(present, event, context), settings.timeout());
            handler = answer.handler();
            return answer.returned();
        } catch (TimeoutException e) {
            LOG.warn("{} took too long: it was interrupted, and a new instance takes its place", type.getName());
            throw new InvocationFailure(
                    ErrorCode.FUNCTION_TIMED_OUT, settings.timeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            // As in Lambda, an instance lives on after an exception; not after an error.
            handler = e.getCause() instanceof Exception ? present : null;
            throw new InvocationFailure(ErrorCode.FUNCTION_ERROR, Thrown.described(e.getCause()));
        }
    }

    private record Answer(Object handler, @Nullable Object returned) {}

    private Answer answered(@Nullable Object present, @Nullable Object event, HandlerContext context) throws Exception {
        Object instance = present == null ? made() : present;
        return new Answer(instance, target.call().on(instance, event, context));
    }

    @Override
    public void close() {
        thread.close();
        try {
            loader.close();
        } catch (IOException e) {
            LOG.debug(
                    "A jar of the handler could not be closed: {}", e.getClass().getName());
        }
    }
}
