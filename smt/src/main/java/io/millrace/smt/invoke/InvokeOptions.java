// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import io.millrace.common.options.Option;
import io.millrace.smt.invoke.contract.Contract;
import io.millrace.smt.invoke.handler.HandlerName;
import io.millrace.smt.invoke.http.FunctionAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/** The options of {@code InvokeLambda}. */
final class InvokeOptions {
    private static final String FUNCTION_GROUP = "Function";
    private static final String HANDLER_GROUP = "Handler within this worker";
    private static final String RECORDS_GROUP = "Records";
    private static final String CALLS_GROUP = "Calls";
    private static final String AUTH_GROUP = "Authentication";
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

    static final Option<String> FUNCTION = Option.text("function")
            .check(
                    "letters, digits and -_:$",
                    Checks.pattern("[a-zA-Z0-9_:$-]{1,170}", "must be a function's name or its ARN"))
            .group(FUNCTION_GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "The function's name, name:version or ARN, as Firehose's LambdaArn. Without it the endpoint itself is the "
                            + "function's address, as for a function URL or any other HTTP service. Lambda's runtime interface "
                            + "emulator calls every function 'function'.");

    static final Option<URI> ENDPOINT = Option.text("endpoint")
            .as(FunctionAddress::endpoint)
            .group(FUNCTION_GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "Where functions are called: with function, /2015-03-31/functions/<function>/invocations below this address; "
                            + "without it, the address itself. The default is Lambda of the region, "
                            + "https://lambda.<region>.amazonaws.com.");

    static final Option<String> REGION = Option.text("region")
            .check(
                    "a region's name",
                    Checks.pattern("[a-z0-9-]{1,32}", "must be a region's name, such as eu-central-1"))
            .group(FUNCTION_GROUP)
            .importance(Importance.MEDIUM)
            .doc(
                    "The AWS region: of the endpoint, of the signature, and what the function is told. The default is the one in "
                            + "the function's ARN, then AWS_REGION of the worker's environment, then us-east-1 if there is an "
                            + "endpoint or a handler.");

    static final Option<HandlerName> HANDLER_CLASS = Option.text("handler.class")
            .as(HandlerName::parse)
            .group(HANDLER_GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "A handler of Lambda for Java, com.example.Orders or com.example.Orders::convert, to be run within this "
                            + "worker instead of a call over HTTP. It has one instance per task, which handles one record at a time.");

    static final Option<List<Path>> HANDLER_PATH = Option.text("handler.path")
            .as(InvokeOptions::paths)
            .group(HANDLER_GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "The handler's jars and folders, joined by commas; a folder may be an unpacked deployment package, with "
                            + "classes, jars and lib. They are loaded apart from this plugin, except for the interfaces and events of "
                            + "com.amazonaws.services.lambda.runtime. Without it the class is looked for beside this plugin.");

    static final Option<Duration> HANDLER_TIMEOUT = Option.between(
                    Duration.ofMillis(1), FIFTEEN_MINUTES, Option.millis("handler.timeout.ms"))
            .defaultingTo(60_000L)
            .group(HANDLER_GROUP)
            .importance(Importance.LOW)
            .doc(
                    "How long one call of the handler may take, and making its instance. Then it is interrupted, and the next "
                            + "record gets a new instance. A sink's task must come back to Kafka within max.poll.interval.ms, five "
                            + "minutes by default, with all records of a poll.");

    static final Option<Integer> HANDLER_MEMORY = Option.between(128, 10_240, Option.count("handler.memory.mib"))
            .defaultingTo(128)
            .group(HANDLER_GROUP)
            .importance(Importance.LOW)
            .doc(
                    "What the handler is told of its memory by Context.getMemoryLimitInMB. Nothing is limited; the default is "
                            + "Lambda's.");

    static final Option<Contract> CONTRACT = Option.choice("contract", Contract.values(), Contract::word)
            .defaultingTo(Contract.FIREHOSE.word())
            .group(RECORDS_GROUP)
            .importance(Importance.HIGH)
            .doc(
                    "What the function is sent and answers. 'firehose' is a Firehose stream's event with one record and base64, "
                            + "'firehose-msk' that of a stream which reads from MSK, 'lambda-kafka' Lambda's own event of a Kafka "
                            + "topic, and 'raw' the value's bytes both ways, where no answer, or null, drops the record. The default "
                            + "suits the functions of a Firehose stream as they are.");

    static final Option<Output> OUTPUT = Option.choice("output", Output.values(), Output::word)
            .defaultingTo(Output.AS_INPUT.word())
            .group(RECORDS_GROUP)
            .importance(Importance.MEDIUM)
            .doc(
                    "What the function's bytes become: 'bytes', 'string' (UTF-8), 'json' (one JSON value, without a schema), or "
                            + "'as.input': what the value was, structures as json. The function gets bytes as they are, text as UTF-8 "
                            + "and structures as JSON.");

    static final Option<String> STREAM_NAME = Option.text("delivery.stream.name")
            .defaultingTo("millrace")
            .check(
                    "1 to 64 letters, digits and _.-",
                    Checks.pattern("[a-zA-Z0-9_.-]{1,64}", "must be a Firehose stream's name"))
            .group(RECORDS_GROUP)
            .importance(Importance.LOW)
            .doc(
                    "The last part of the deliveryStreamArn that the function is told, for functions that look at it. There is no "
                            + "such stream; its account is 000000000000.");

    static final Option<Duration> CONNECT_TIMEOUT = Option.between(
                    Duration.ofMillis(1), TWO_MINUTES, Option.millis("connect.timeout.ms"))
            .defaultingTo(5_000L)
            .group(CALLS_GROUP)
            .importance(Importance.LOW)
            .doc("How long a connection may take.");

    static final Option<Duration> REQUEST_TIMEOUT = Option.between(
                    Duration.ofMillis(1), FIFTEEN_MINUTES, Option.millis("request.timeout.ms"))
            .defaultingTo(30_000L)
            .group(CALLS_GROUP)
            .importance(Importance.MEDIUM)
            .doc(
                    "How long one attempt may take, to the last byte of the answer. Firehose allows a function five minutes, but "
                            + "a sink's task must come back to Kafka within max.poll.interval.ms, five minutes by default, with all "
                            + "records of a poll.");

    static final Option<Integer> RETRIES = Option.between(0, 300, Option.count("retries"))
            .defaultingTo(3)
            .group(CALLS_GROUP)
            .importance(Importance.MEDIUM)
            .doc(
                    "How often a call is made again at once after the network failed, no answer came in time, or the service "
                            + "answered 429 or 5xx; Firehose's NumberOfRetries. Then the failure is one that the connector's "
                            + "errors.retry.timeout repeats, the record from the beginning.");

    static final Option<Boolean> RETRY_FUNCTION_ERRORS = Option.flag("retry.function.errors", false)
            .group(CALLS_GROUP)
            .importance(Importance.LOW)
            .doc(
                    "Whether calls are made again after the function itself failed or took too long, too. Off by default, as in "
                            + "Firehose: most functions fail at the same record again.");

    static final Option<Duration> RETRY_BACKOFF = Option.between(
                    Duration.ofMillis(1), TWO_MINUTES, Option.millis("retry.backoff.ms"))
            .defaultingTo(200L)
            .group(CALLS_GROUP)
            .importance(Importance.LOW)
            .doc(
                    "The longest wait before the first repetition; it doubles with each further one. Waits are random below "
                            + "that, so that tasks do not come back in step.");

    static final Option<Duration> RETRY_BACKOFF_MAX = Option.between(
                    Duration.ofMillis(1), TWO_MINUTES, Option.millis("retry.backoff.max.ms"))
            .defaultingTo(5_000L)
            .group(CALLS_GROUP)
            .importance(Importance.LOW)
            .doc("The longest wait before any repetition, even if the service asks for more with Retry-After.");

    static final Option<Auth> AUTH = Option.choice("auth", Auth.values(), Auth::word)
            .group(AUTH_GROUP)
            .importance(Importance.MEDIUM)
            .doc(
                    "How requests show who sends them: 'sigv4' signs them for AWS, 'bearer' sends bearer.token, 'none' nothing. "
                            + "The default is sigv4 without an endpoint, and none with one.");

    static final Option<Password> BEARER_TOKEN = Option.secret("bearer.token")
            .group(AUTH_GROUP)
            .importance(Importance.LOW)
            .doc("The token for auth=bearer, sent as 'Authorization: Bearer <token>'.");

    static final Option<String> ACCESS_KEY_ID = Option.text("aws.access.key.id")
            .group(AUTH_GROUP)
            .importance(Importance.MEDIUM)
            .doc(
                    "The public half of an access key, for auth=sigv4. Without it the worker's environment "
                            + "(AWS_ACCESS_KEY_ID), its profile file and its container's or machine's role are asked, in this order.");

    static final Option<Password> SECRET_ACCESS_KEY = Option.secret("aws.secret.access.key")
            .group(AUTH_GROUP)
            .importance(Importance.MEDIUM)
            .doc("The secret half of the access key.");

    static final Option<Password> SESSION_TOKEN = Option.secret("aws.session.token")
            .group(AUTH_GROUP)
            .importance(Importance.LOW)
            .doc("What a temporary access key has besides its halves. It expires and is not renewed: for trials.");

    static final Option<String> PROFILE = Option.text("aws.profile")
            .group(AUTH_GROUP)
            .importance(Importance.LOW)
            .doc(
                    "A profile with an access key in the worker's ~/.aws/credentials (or AWS_SHARED_CREDENTIALS_FILE), the only "
                            + "place that is looked at then. Without it AWS_PROFILE, then 'default', after the environment's key. "
                            + "Profiles with roles, processes or single sign-on are not understood.");

    static final List<Option<?>> ALL = List.of(
            FUNCTION,
            ENDPOINT,
            REGION,
            HANDLER_CLASS,
            HANDLER_PATH,
            HANDLER_TIMEOUT,
            HANDLER_MEMORY,
            CONTRACT,
            OUTPUT,
            STREAM_NAME,
            AUTH,
            ACCESS_KEY_ID,
            SECRET_ACCESS_KEY,
            SESSION_TOKEN,
            PROFILE,
            BEARER_TOKEN,
            RETRIES,
            RETRY_BACKOFF,
            RETRY_BACKOFF_MAX,
            RETRY_FUNCTION_ERRORS,
            CONNECT_TIMEOUT,
            REQUEST_TIMEOUT);

    private InvokeOptions() {}

    private static List<Path> paths(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .toList();
    }
}
