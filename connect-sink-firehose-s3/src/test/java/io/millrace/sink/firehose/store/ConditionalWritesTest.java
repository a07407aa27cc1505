// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.sink.firehose.FakeObjectStore;
import io.millrace.sink.firehose.FakeObjectStore.Fate;
import io.millrace.sink.firehose.FakeObjectStore.Operation;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionalWritesTest {
    private static final Map<String, String> FIRST = Map.of("ETag", "\"1\"");

    private final FakeObjectStore store = new FakeObjectStore();
    private final StubStore server = new StubStore();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void findsAStoreThatKeepsConditionsAndLeavesNothing() {
        assertThat(ConditionalWrites.probe(store, "_millrace/orders/")).isEqualTo(new ConditionalWrites.Supported());
        assertThat(store.objects()).isEmpty();
        assertThat(store.attemptedKeys()).hasSize(4).allMatch(key -> key.startsWith("_millrace/orders/probe-"));
    }

    @Test
    void findsAStoreThatIgnoresThem() {
        store.ignoreConditions();
        assertThat(probe(store)).isEqualTo(refused("it overwrote an object in spite of If-None-Match"));
        assertThat(store.objects()).isEmpty();
    }

    @Test
    void findsAStoreThatHeedsOnlyTheOneKind() {
        server.then(200, "", FIRST).thenError(412, "PreconditionFailed").then(200, "", FIRST);
        assertThat(probeServer()).isEqualTo(refused("it overwrote another version in spite of If-Match"));
    }

    @Test
    void findsAStoreThatRefusesItsOwnVersion() {
        server.then(200, "", FIRST);
        for (int i = 0; i < 3; i++) {
            server.thenError(412, "PreconditionFailed");
        }
        assertThat(probeServer()).isEqualTo(refused("it refused If-Match although the version was the right one"));
    }

    @Test
    void findsAStoreWithoutVersions() {
        server.then(200, "", Map.of());
        assertThat(probeServer()).isEqualTo(refused("it gave no ETag to match"));
    }

    @ParameterizedTest
    @CsvSource({"501, NotImplemented", "400, InvalidArgument", "400, InvalidRequest"})
    void findsAStoreThatKnowsNoConditions(int status, String code) {
        server.thenError(status, code);
        assertThat(probeServer())
                .isInstanceOfSatisfying(
                        ConditionalWrites.Refused.class,
                        refused -> assertThat(refused.observation())
                                .startsWith("it answered a condition with status " + status)
                                .contains(code));
        assertThat(server.asked()).extracting(StubStore.Asked::method).containsExactly("PUT", "PUT", "DELETE");
        assertThat(server.asked().get(1).headers()).doesNotContainKeys("if-match", "if-none-match");
    }

    @Test
    void blamesNoConditionForWhatIsRefusedWithoutOneToo() {
        server.thenError(501, "NotImplemented").thenError(501, "NotImplemented");
        assertThat(probeServer()).isInstanceOf(ConditionalWrites.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED_BEFORE", "FAILED_AFTER"})
    void knowsNothingWhenARequestFails(Fate fate) {
        for (int failing = 1; failing <= 4; failing++) {
            int number = failing;
            FakeObjectStore shaky = new FakeObjectStore();
            shaky.setFaults((operation, key) ->
                    operation == Operation.PUT && shaky.attempts() == number ? fate : Fate.ANSWERED);
            assertThat(probe(shaky)).as("request " + number).isInstanceOf(ConditionalWrites.Unknown.class);
            assertThat(shaky.objects()).isEmpty();
        }
    }

    @Test
    void keepsTheAnswerThoughTheObjectStays() {
        store.setFaults((operation, key) -> operation == Operation.DELETE ? Fate.FAILED_BEFORE : Fate.ANSWERED);
        assertThat(probe(store)).isEqualTo(new ConditionalWrites.Supported());
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "404, NoSuchBucket", "503, SlowDown", "409, ConditionalRequestConflict"})
    void takesAnOutageForNoAnswer(int status, String code) {
        server.thenError(status, code);
        assertThat(probeServer())
                .isInstanceOfSatisfying(
                        ConditionalWrites.Unknown.class,
                        unknown -> assertThat(unknown.cause().kind()).isEqualTo(code));
    }

    private ConditionalWrites probeServer() {
        try (ObjectStore asking = server.store(Map.of())) {
            return probe(asking);
        }
    }

    private static ConditionalWrites probe(ObjectStore asked) {
        return ConditionalWrites.probe(asked, "");
    }

    private static ConditionalWrites refused(String observed) {
        return new ConditionalWrites.Refused(observed);
    }
}
