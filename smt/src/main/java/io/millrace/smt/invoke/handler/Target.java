// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The method of a handler: what it takes and how it is called. The rules are Lambda's (AWS Lambda developer guide, "Define
 * Lambda function handler in Java"): an interface of the library, or any method by its name, of which the one with most
 * parameters counts.
 *
 * @param takes the event's type; null when it takes the request as a stream and writes the response to one
 * @param call calls it; for streams, event and result are arrays of bytes
 */
record Target(@Nullable JavaType takes, Call call) {
    private static final String BY_INTERFACE = "handleRequest";

    static Target of(Class<?> type, HandlerName name, TypeFactory types) {
        String method = name.method().orElse(BY_INTERFACE);
        if (method.equals(BY_INTERFACE) && RequestStreamHandler.class.isAssignableFrom(type)) {
            return new Target(null, Target::onStreams);
        }
        if (method.equals(BY_INTERFACE) && RequestHandler.class.isAssignableFrom(type)) {
            JavaType[] parameters = types.constructType(type).findTypeParameters(RequestHandler.class);
            return new Target(
                    parameters.length == 0 ? types.constructType(Object.class) : parameters[0], Target::plain);
        }
        return byName(type, method, types)
                .orElseThrow(
                        () -> new IllegalArgumentException("handler.class: " + type.getName() + " has no public method "
                                + method + " that takes an event, or two streams, and perhaps a Context"));
    }

    // The library's interface is generic, the event was made for the handler's own type.
    @SuppressWarnings("unchecked")
    private static @Nullable Object plain(Object handler, @Nullable Object event, Context context) {
        return ((RequestHandler<@Nullable Object, @Nullable Object>) handler).handleRequest(event, context);
    }

    private static Object onStreams(Object handler, @Nullable Object event, Context context) throws Exception {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        ((RequestStreamHandler) handler).handleRequest(stream(event), response, context);
        return response.toByteArray();
    }

    private static InputStream stream(@Nullable Object event) {
        return new ByteArrayInputStream(event instanceof byte[] bytes ? bytes : new byte[0]);
    }

    private static Optional<Target> byName(Class<?> type, String name, TypeFactory types) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .filter(method -> takesAnEvent(method) || takesStreams(method))
                .max(Comparator.comparingInt(Method::getParameterCount))
                .map(method -> of(method, types));
    }

    private static boolean takesAnEvent(Method method) {
        int events = eventCount(method);
        return events == 1 && method.getParameterTypes()[0] != Context.class;
    }

    private static boolean takesStreams(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return eventCount(method) == 2 && parameters[0] == InputStream.class && parameters[1] == OutputStream.class;
    }

    /** How many parameters there are besides the context, which is the last one. */
    private static int eventCount(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length - (hasContext(parameters) ? 1 : 0);
    }

    private static boolean hasContext(Class<?>[] parameters) {
        return parameters.length > 0 && parameters[parameters.length - 1] == Context.class;
    }

    private static Target of(Method method, TypeFactory types) {
        boolean withContext = hasContext(method.getParameterTypes());
        if (takesStreams(method)) {
            return new Target(null, (handler, event, context) -> {
                ByteArrayOutputStream response = new ByteArrayOutputStream();
                reflected(method, handler, arguments(withContext, context, stream(event), response));
                return response.toByteArray();
            });
        }
        Type takes = method.getGenericParameterTypes()[0];
        return new Target(
                types.constructType(takes),
                (handler, event, context) -> reflected(method, handler, arguments(withContext, context, event)));
    }

    private static @Nullable Object[] arguments(boolean withContext, Context context, @Nullable Object... events) {
        @Nullable Object[] arguments = Arrays.copyOf(events, events.length + (withContext ? 1 : 0));
        if (withContext) {
            arguments[events.length] = context;
        }
        return arguments;
    }

    private static @Nullable Object reflected(Method method, Object handler, @Nullable Object[] arguments)
            throws Exception {
        try {
            return method.invoke(handler, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception own) {
                throw own;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
