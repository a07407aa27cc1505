// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.retry.Backoff;
import io.millrace.smt.invoke.contract.ConvertingFunction;
import io.millrace.smt.invoke.contract.RetryRule;
import io.millrace.smt.invoke.contract.RetryingFunction;
import io.millrace.smt.invoke.handler.HandlerFunction;
import io.millrace.smt.invoke.handler.HandlerName;
import io.millrace.smt.invoke.http.Authorization;
import io.millrace.smt.invoke.http.CredentialSource;
import io.millrace.smt.invoke.http.Credentials;
import io.millrace.smt.invoke.http.FunctionAddress;
import io.millrace.smt.invoke.http.HttpFunction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Makes the function that a configuration means. */
final class Functions {
    private static final String ANY_REGION = "us-east-1";

    private final OptionValues values;
    private final Worker worker;
    private final FunctionAddress address;

    Functions(OptionValues values, Worker worker) {
        this.values = values;
        this.worker = worker;
        this.address = new FunctionAddress(values.find(InvokeOptions.ENDPOINT), values.find(InvokeOptions.FUNCTION));
        boolean remote = address.endpoint().isPresent() || address.function().isPresent();
        if (remote == values.find(InvokeOptions.HANDLER_CLASS).isPresent()) {
            throw new ConfigException("give either function, endpoint or both, or handler.class");
        }
    }

    /** The region that everything is told. */
    String region() {
        return values.find(InvokeOptions.REGION)
                .or(address::region)
                .or(() -> Optional.ofNullable(worker.environment().get("AWS_REGION")))
                .or(() -> lambdaOfARegion() ? Optional.empty() : Optional.of(ANY_REGION))
                .orElseThrow(() ->
                        new ConfigException("region is needed: the function is no ARN, and there is no endpoint"));
    }

    private boolean lambdaOfARegion() {
        return address.function().isPresent() && address.endpoint().isEmpty();
    }

    ConvertingFunction make() {
        Duration longest = values.get(InvokeOptions.RETRY_BACKOFF_MAX);
        Duration first = values.get(InvokeOptions.RETRY_BACKOFF);
        if (first.compareTo(longest) > 0) {
            throw new ConfigException("retry.backoff.ms is above retry.backoff.max.ms");
        }
        RetryRule rule = new RetryRule(
                values.get(InvokeOptions.RETRIES),
                new Backoff(first, longest),
                values.get(InvokeOptions.RETRY_FUNCTION_ERRORS));
        Optional<HandlerName> handler = values.find(InvokeOptions.HANDLER_CLASS);
        return new RetryingFunction(
                handler.map(this::handler).orElseGet(this::remote), rule, new Waiting(), worker.random());
    }

    private ConvertingFunction handler(HandlerName name) {
        return new HandlerFunction(
                new HandlerFunction.Settings(
                        name,
                        values.find(InvokeOptions.HANDLER_PATH).orElse(List.of()),
                        values.get(InvokeOptions.CONTRACT),
                        values.get(InvokeOptions.HANDLER_TIMEOUT),
                        values.get(InvokeOptions.HANDLER_MEMORY)),
                worker.nanos());
    }

    private ConvertingFunction remote() {
        return new HttpFunction(
                address.uri(region()),
                values.get(InvokeOptions.CONTRACT),
                authorization(),
                new HttpFunction.Timeouts(
                        values.get(InvokeOptions.CONNECT_TIMEOUT), values.get(InvokeOptions.REQUEST_TIMEOUT)));
    }

    private Authorization authorization() {
        Auth byDefault = address.endpoint().isPresent() ? Auth.NONE : Auth.SIGV4;
        return switch (values.find(InvokeOptions.AUTH).orElse(byDefault)) {
            case NONE -> new Authorization.None();
            case BEARER ->
                new Authorization.Bearer(secret(InvokeOptions.BEARER_TOKEN)
                        .orElseThrow(() -> new ConfigException("auth=bearer needs bearer.token")));
            case SIGV4 -> new Authorization.Signed(region(), credentials(), worker.clock());
        };
    }

    private Optional<String> secret(Option<Password> option) {
        return values.find(option).map(Password::value);
    }

    private CredentialSource credentials() {
        Optional<String> id = values.find(InvokeOptions.ACCESS_KEY_ID);
        Optional<String> secret = secret(InvokeOptions.SECRET_ACCESS_KEY);
        if (id.isPresent() != secret.isPresent()) {
            throw new ConfigException("give both aws.access.key.id and aws.secret.access.key, or none of them");
        }
        return id.isPresent()
                ? CredentialSource.fixed(
                        new Credentials(id.get(), secret.orElseThrow(), secret(InvokeOptions.SESSION_TOKEN)))
                : CredentialSource.ofWorker(
                        worker.environment(), worker.home(), values.find(InvokeOptions.PROFILE), worker.clock());
    }
}
