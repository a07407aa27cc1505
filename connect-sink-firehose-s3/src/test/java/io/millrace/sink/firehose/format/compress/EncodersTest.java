// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodersTest {
    private static final int MIB = 1 << 20;

    private final SlabPool pool = new SlabPool(64 * MIB);

    @ParameterizedTest
    @EnumSource(Form.class)
    void manyBodiesAtOnceShareAFewCodecs(Form form) throws Exception {
        byte[] content = Content.LINES.of(2 * MIB);
        byte[] expected = Bodies.encoded(form.encoding(), content);
        Encoders encoders = new Encoders(form.encoding(), 2, "test");
        ExecutorService uploads = Executors.newFixedThreadPool(12);
        try {
            List<Future<byte[]>> bodies = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                bodies.add(uploads.submit(() -> encoded(encoders, content)));
            }
            for (Future<byte[]> body : bodies) {
                assertThat(body.get()).isEqualTo(expected);
            }
            assertThat(encoders.codecs()).isBetween(2, 4);
        } finally {
            uploads.shutdownNow();
            encoders.close();
        }
        assertThat(encoders.codecs()).isZero();
        assertThat(pool.used()).isZero();
    }

    private byte[] encoded(Encoders encoders, byte[] content) {
        SlabBuffer plain = new SlabBuffer(pool);
        SlabBuffer body = new SlabBuffer(pool);
        try {
            plain.write(content);
            encoders.begin(Bodies.OBJECT).finish(plain, body);
            return Bodies.content(body);
        } finally {
            plain.release();
            body.release();
        }
    }

    @Test
    void holdNothingBeforeAndBetweenBodies() {
        try (Encoders encoders = new Encoders(Encoding.gzip(6), 2, "idle-encoders")) {
            List<BodyEncoder> open = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                open.add(encoders.begin(Bodies.OBJECT));
            }
            assertThat(encoders.codecs()).isZero();
            for (BodyEncoder encoder : open) {
                SlabBuffer plain = new SlabBuffer(pool);
                plain.write(1);
                encoder.encode(plain, new SlabBuffer(pool));
            }
            assertThat(encoders.codecs()).isZero();
            assertThat(threads("idle-encoders")).isZero();
        }
    }

    @Test
    void giveThePlainMemoryBackWhileTheyEncode() {
        SlabBuffer plain = new SlabBuffer(pool);
        SlabBuffer body = new SlabBuffer(pool);
        plain.write(Content.NOISE.of(16 * MIB));
        long before = pool.peak();
        try (Encoders encoders = new Encoders(Encoding.gzip(1), 4, "test")) {
            encoders.begin(Bodies.OBJECT).finish(plain, body);
        }
        // Noise does not shrink.
        assertThat(pool.peak()).isLessThan(before + MIB / 4);
        assertThat(plain.capacity()).isZero();
    }

    @Test
    void anInterruptDoesNotEndABody() {
        byte[] content = Content.LINES.of(MIB);
        try (Encoders encoders = new Encoders(Encoding.gzip(6), 1, "test")) {
            Thread.currentThread().interrupt();
            byte[] body = encoded(encoders, content);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(body).isEqualTo(Bodies.encoded(Encoding.gzip(6), content));
        }
    }

    @Test
    void closingEndsBodiesUnderWayAndThoseThatWait() {
        byte[] content = Content.LINES.of(8 * MIB);
        Encoders encoders = new Encoders(Encoding.gzip(9), 1, "closed-encoders");
        List<CompletableFuture<byte[]>> bodies = new ArrayList<>();
        ExecutorService uploads = Executors.newFixedThreadPool(6);
        try {
            for (int i = 0; i < 6; i++) {
                bodies.add(CompletableFuture.supplyAsync(() -> encoded(encoders, content), uploads));
            }
            await().until(() -> encoders.codecs() == 2);
            encoders.close();
            await().until(() -> bodies.stream().allMatch(CompletableFuture::isDone));
            assertThat(bodies)
                    .allSatisfy(body -> assertThatThrownBy(body::get)
                            .satisfiesAnyOf(
                                    failure -> assertThat(failure).isInstanceOf(CancellationException.class),
                                    failure -> assertThat(failure)
                                            .isInstanceOf(ExecutionException.class)
                                            .hasCauseInstanceOf(CancellationException.class)));
            assertThat(encoders.codecs()).isZero();
            assertThat(pool.used()).isZero();
            await().until(() -> threads("closed-encoders") == 0);
        } finally {
            uploads.shutdownNow();
        }
    }

    @Test
    void refuseBodiesAfterTheEnd() {
        Encoders encoders = new Encoders(Encoding.zstd(3), 1, "test");
        encoded(encoders, Content.LINES.of(MIB));
        encoders.close();
        encoders.close();

        assertThatThrownBy(() -> encoded(encoders, new byte[1])).isInstanceOf(CancellationException.class);
        assertThat(encoders.codecs()).isZero();
        assertThat(pool.used()).isZero();
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }
}
