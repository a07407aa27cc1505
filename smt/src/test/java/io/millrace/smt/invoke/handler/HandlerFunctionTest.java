// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.smt.invoke.contract.Contract;
import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.KafkaPlace;
import io.millrace.smt.invoke.contract.Outcome;
import io.millrace.smt.invoke.contract.SentRecord;
import io.millrace.smt.invoke.contract.StreamIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerFunctionTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String HANDLERS = SampleHandlers.class.getName();
    private static final Path CLASSES = classes();

    @TempDir
    Path folder;

    @Test
    void handsTheEventOverAsAnObject() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            assertThat(text(function, "hello")).isEqualTo("HELLO");
            assertThat(text(function, "event"))
                    .isEqualTo("i-1 arn:aws:firehose:eu-central-1:000000000000:deliverystream/orders eu-central-1 17");
        }
    }

    @Test
    void answersForSeveralRecordsInTheirOrder() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            List<Outcome> outcomes = function.invoke(invocation("a", "drop", "none", "b"));

            assertThat(outcomes.get(0)).isInstanceOf(Outcome.Ok.class);
            assertThat(outcomes.get(1)).isEqualTo(new Outcome.Dropped());
            assertThat(outcomes.get(2)).isEqualTo(new Outcome.Failed(ErrorCode.MISSING_RECORD_ID));
            assertThat(outcomes.get(3)).isInstanceOf(Outcome.Ok.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fail, Millrace.ProcessingFailed",
        "none, Lambda.MissingRecordId",
        "twice, Lambda.DuplicatedRecordId",
        "strange, Millrace.UnknownRecordId",
        "noid, Lambda.JsonProcessingException",
        "noresult, Millrace.InvalidResult",
        "nodata, Millrace.InvalidData",
        "null, Lambda.JsonProcessingException",
        "throw, Millrace.FunctionError",
        "error, Millrace.FunctionError"
    })
    void everyFaultOfAnAnswerHasItsCode(String text, String code) throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            assertThat(code(function, text)).isEqualTo(code);
            assertThat(text(function, "next")).isEqualTo("NEXT");
        }
    }

    @Test
    void oneInstanceHandlesAllCallsAndOutlivesAnExceptionButNoError() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            assertThat(text(function, "calls")).isEqualTo("1");
            assertThat(code(function, "throw")).isEqualTo("Millrace.FunctionError");
            assertThat(text(function, "calls")).isEqualTo("3");
            assertThat(code(function, "error")).isEqualTo("Millrace.FunctionError");
            assertThat(text(function, "calls")).isEqualTo("1");
        }
    }

    @Test
    void whatAHandlerThrowsIsToldByClassAndLineAlone() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            assertThat(failure(function, "throw"))
                    .hasMessageContaining("java.lang.IllegalStateException at ")
                    .hasMessageContaining("SampleHandlers.java:")
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
        }
    }

    @Test
    void aHandlerCannotChangeTheRecordItself() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            Invocation invocation = invocation("overwrite");

            assertThat(((Outcome.Ok) function.invoke(invocation).get(0)).data())
                    .asString()
                    .isEqualTo("Xverwrite");
            assertThat(invocation.records().get(0).data()).asString().isEqualTo("overwrite");
        }
    }

    @Test
    void aHandlerHasItsOwnClassesAndSharesTheLibrarys() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            assertThat(text(function, "loader")).isEqualTo("millrace-handler millrace-handler");
        }
    }

    @Test
    void tellsItsHandlerWhatLambdaTells() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            assertThat(text(function, "context"))
                    .isEqualTo("i-1 SampleHandlers-Firehose $LATEST "
                            + "arn:aws:lambda:eu-central-1:000000000000:function:SampleHandlers-Firehose 256 true "
                            + "/aws/lambda/SampleHandlers-Firehose orders truetrue");
        }
    }

    @Test
    void aCallThatTakesTooLongIsInterruptedAndItsInstanceDiscarded() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE, Duration.ofMillis(200))) {
            assertThat(text(function, "calls")).isEqualTo("1");
            assertThat(code(function, "sleep")).isEqualTo("Millrace.FunctionTimedOut");
            assertThat(text(function, "calls")).isEqualTo("1");
        }
    }

    @Test
    void aHandlerThatIgnoresInterruptsBlocksNobodyAndNotForEver() throws Exception {
        System.setProperty("millrace.test.hang", "true");
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE, Duration.ofMillis(50))) {
            for (int i = 0; i < TimedThread.MAX_STUCK; i++) {
                assertThat(code(function, "hang")).isEqualTo("Millrace.FunctionTimedOut");
            }
            assertThat(code(function, "hello")).isEqualTo("Millrace.HandlerStuck");
            System.clearProperty("millrace.test.hang");
            String after = code(function, "hello");
            while (after.equals("Millrace.HandlerStuck")) {
                Thread.onSpinWait();
                after = code(function, "hello");
            }
            assertThat(after).startsWith("Ok");
        } finally {
            System.clearProperty("millrace.test.hang");
        }
    }

    @Test
    void anInterruptOfTheTaskEndsTheWait() throws Exception {
        try (HandlerFunction function = function("Firehose", Contract.FIREHOSE)) {
            Thread.currentThread().interrupt();
            assertThat(catchThrowableOfType(InterruptedException.class, () -> function.invoke(invocation("sleep"))))
                    .isNotNull();
            assertThat(text(function, "calls")).isEqualTo("1");
        }
    }

    @Test
    void handlersOfMskAndKafkaGetTheirEvents() throws Exception {
        try (HandlerFunction msk = function("Msk", Contract.FIREHOSE_MSK);
                HandlerFunction kafka = function("Kafka", Contract.LAMBDA_KAFKA)) {
            assertThat(text(msk, "hello")).startsWith("hello 40 arn:aws:kafka:eu-central-1:");
            assertThat(kafka.invoke(invocation("hello"))).containsExactly(new Outcome.Unchanged());
            assertThat(code(kafka, "other")).isEqualTo("Millrace.FunctionError");
        }
    }

    @Test
    void handlersOfMapsAndOwnClassesGetTheirEvents() throws Exception {
        try (HandlerFunction maps = function("Maps", Contract.FIREHOSE);
                HandlerFunction own = function("ByName::convert", Contract.FIREHOSE)) {
            Outcome.Ok ok = (Outcome.Ok) maps.invoke(invocation("hello")).get(0);
            assertThat(ok.data()).asString().isEqualTo("hello");
            assertThat(ok.partitionKeys()).isEqualTo(Map.of("customer", "c1"));
            assertThat(text(own, "hello")).isEqualTo("hello SampleHandlers-ByName");
        }
    }

    @Test
    void rawHandlersGetTheRecordItself() throws Exception {
        try (HandlerFunction maps = function("ByName::raw", Contract.RAW);
                HandlerFunction named = function("ByName::streams", Contract.RAW);
                HandlerFunction streams = function("Streams", Contract.RAW)) {
            assertThat(text(maps, "{\"a\":1}")).isEqualTo("{\"a\":1,\"seen\":true}");
            assertThat(failure(maps, "canary").code()).isEqualTo(ErrorCode.REQUEST_REFUSED);
            assertThat(failure(maps, "canary")).hasMessageNotContaining("canary");
            assertThat(text(named, "hello")).isEqualTo("hello");
            assertThat(text(streams, "hello")).isEqualTo("HELLO");
            assertThat(named.invoke(invocation(""))).containsExactly(new Outcome.Dropped());
        }
    }

    @Test
    void aDeploymentPackageIsAFolderOfClassesAndJars() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(lib.resolve("function.jar")));
                Stream<Path> files = Files.list(
                        CLASSES.resolve(SampleHandlers.class.getPackageName().replace('.', '/')))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("SampleHandlers"))
                    .toList()) {
                jar.putNextEntry(
                        new JarEntry(CLASSES.relativize(file).toString().replace(java.io.File.separatorChar, '/')));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
        for (Path place : List.of(folder, lib, lib.resolve("function.jar"))) {
            try (HandlerFunction function = new HandlerFunction(
                    settings("Firehose", Contract.FIREHOSE, LONG, List.of(place)), System::nanoTime)) {
                assertThat(text(function, "loader")).startsWith("millrace-handler");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Msk, firehose, set contract to firehose-msk",
        "Firehose, raw, set contract to firehose",
        "Missing, firehose, there is no such class",
        "NoConstructor, firehose, NoSuchMethodException",
        "ThrowingConstructor, firehose, IllegalStateException at",
        "ByName, firehose, has no public method handleRequest",
        "ByName::nothing, firehose, has no public method nothing"
    })
    void refusesHandlersThatCannotBeUsed(String name, String contract, String why) {
        Contract spoken = Stream.of(Contract.values())
                .filter(c -> c.word().equals(contract))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> function(name, spoken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void refusesAPathThatIsNotThere() {
        assertThatThrownBy(() -> new HandlerFunction(
                        settings("Firehose", Contract.FIREHOSE, LONG, List.of(folder.resolve("missing.jar"))),
                        System::nanoTime))
                .hasMessageContaining("there is no")
                .hasMessageContaining("missing.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::", "a::", "::b"})
    void refusesHalfAName(String name) {
        assertThatThrownBy(() -> HandlerName.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HandlerFunction function(String name, Contract contract) {
        return function(name, contract, LONG);
    }

    private static HandlerFunction function(String name, Contract contract, Duration timeout) {
        return new HandlerFunction(settings(name, contract, timeout, List.of(CLASSES)), System::nanoTime);
    }

    private static HandlerFunction.Settings settings(
            String name, Contract contract, Duration timeout, List<Path> places) {
        return new HandlerFunction.Settings(HandlerName.parse(HANDLERS + "$" + name), places, contract, timeout, 256);
    }

    private static String code(HandlerFunction function, String text) throws InterruptedException {
        try {
            Outcome outcome = function.invoke(invocation(text)).get(0);
            return outcome instanceof Outcome.Failed failed ? failed.code().text() : outcome.toString();
        } catch (InvocationFailure e) {
            return e.code().text();
        }
    }

    private static InvocationFailure failure(HandlerFunction function, String text) {
        return catchThrowableOfType(InvocationFailure.class, () -> function.invoke(invocation(text)));
    }

    private static String text(HandlerFunction function, String text) throws Exception {
        return new String(((Outcome.Ok) function.invoke(invocation(text)).get(0)).data(), StandardCharsets.UTF_8);
    }

    private static Invocation invocation(String... texts) {
        List<SentRecord> records = new java.util.ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            KafkaPlace place =
                    new KafkaPlace("topic", 3, 40 + i, null, List.of(new KafkaPlace.Header("trace", new byte[] {'t'})));
            records.add(new SentRecord("r" + i, texts[i].getBytes(StandardCharsets.UTF_8), 17, place));
        }
        return new Invocation("i-1", new StreamIdentity("orders", "eu-central-1"), records);
    }

    private static Path classes() {
        try {
            return Path.of(SampleHandlers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
