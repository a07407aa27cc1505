// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCodecTest {
    private static final int GZIP_FIRST = 0x1f;

    @Property(tries = 500)
    void whatIsWrittenIsRead(@ForAll("journals") Journal journal) throws IOException {
        assertThat(JournalCodec.decode(JournalCodec.encode(journal))).isEqualTo(journal);
    }

    @Test
    void aSmallJournalIsPlainJson() {
        assertThat(new String(JournalCodec.encode(withAhead(3)), UTF_8))
                .startsWith("{\"v\":1,\"epoch\":1,\"writer\":\"w\"")
                .endsWith("}");
    }

    @Test
    void beyondEightKibibytesItIsGzip() throws IOException {
        byte[] bytes = JournalCodec.encode(withAhead(1_000));
        assertThat(bytes[0]).isEqualTo((byte) GZIP_FIRST);
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(plain.readAllBytes()).hasSizeGreaterThan(8 * 1024).hasSizeGreaterThan(2 * bytes.length);
        }
    }

    @Test
    void fiftyThousandIdentitiesAreRead() throws IOException {
        Journal journal = withAhead(50_000);
        assertThat(JournalCodec.decode(JournalCodec.encode(journal))).isEqualTo(journal);
    }

    @Test
    void anotherFormIsRefusedWhateverElseIsInIt() {
        assertThatThrownBy(() -> JournalCodec.decode("{\"v\":2,\"new\":true,\"other\":[null,1.5]}".getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessage("the journal has form 2, this release reads form 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "7", "null", "\"text\"", "<Error/>", "{", "{\"v\":1", "{\"v\":1,\"intents\":["})
    void textThatIsNoJournalIsRefused(String text) {
        assertThatThrownBy(() -> JournalCodec.decode(text.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void everyTruncatedJournalIsRefused() {
        byte[] whole = JournalCodec.encode(withAhead(2));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> JournalCodec.decode(part))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTruncatedGzipIsRefused() {
        byte[] whole = JournalCodec.encode(withAhead(1_000));
        byte[] part = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> JournalCodec.decode(part)).isInstanceOf(IOException.class);
    }

    @Test
    void gzipOfSomethingElseIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("no journal".getBytes(UTF_8));
        }
        assertThatThrownBy(() -> JournalCodec.decode(bytes.toByteArray())).isInstanceOf(IOException.class);
    }

    @Test
    void aMissingMemberIsNamed() {
        refuses("\"writer\":\"w\",", "", "the journal lacks its member writer");
    }

    @Test
    void aMemberOfAnotherTypeIsNamed() {
        refuses("\"epoch\":1", "\"epoch\":\"1\"", "the journal's member epoch is no number");
        refuses("\"writer\":\"w\"", "\"writer\":1", "the journal's member writer is no text");
        refuses("\"intents\":[]", "\"intents\":{}", "the journal's member intents is no list");
        refuses("\"intents\":[]", "\"intents\":[1]", "the journal's member intents is no object");
        refuses("\"options\":{}", "\"options\":null", "the journal's member options is no object");
        refuses("\"safeOffset\":5", "\"safeOffset\":5.5", "the journal's member safeOffset is no number");
    }

    @Test
    void aNumberThatNoOffsetCanHaveIsRefused() {
        String huge = plain().replace("\"safeOffset\":5", "\"safeOffset\":" + "9".repeat(30));
        assertThatThrownBy(() -> JournalCodec.decode(huge.getBytes(UTF_8))).isInstanceOf(IOException.class);
        String part = plain().replace(
                        "\"intents\":[]",
                        "\"intents\":[{\"id\":\"i\",\"key\":\"k\",\"identity\":\"x\",\"first\":1,\"last\":2,\"records\":1,"
                                + "\"uploadId\":\"u\",\"parts\":[{\"number\":5000000000,\"etag\":\"e\"}]}]");
        assertThatThrownBy(() -> JournalCodec.decode(part.getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("5000000000");
    }

    @Test
    void membersOfALaterReleaseAreNoHindrance() throws IOException {
        String later = plain().replace("\"epoch\":1", "\"later\":[true,{\"a\":null}],\"epoch\":1");
        assertThat(JournalCodec.decode(later.getBytes(UTF_8))).isEqualTo(withAhead(0));
    }

    // An identity is part of a key, and keys have no halves of surrogate pairs.
    private static String wellFormed(String any) {
        return new String(any.getBytes(UTF_8), UTF_8);
    }

    private static void refuses(String member, String instead, String message) {
        assertThat(plain()).contains(member);
        String changed = plain().replace(member, instead);
        assertThatThrownBy(() -> JournalCodec.decode(changed.getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    private static String plain() {
        return new String(JournalCodec.encode(withAhead(0)), UTF_8);
    }

    private static Journal withAhead(int identities) {
        Map<String, Long> ahead = new HashMap<>();
        for (int i = 0; i < identities; i++) {
            ahead.put("2026/11/20/10/" + i + "/", 10L + i);
        }
        return new Journal(1, "w", 0, "", 7, 5, Map.of(), ahead, List.of(), List.of(), List.of());
    }

    @Provide
    Arbitrary<Journal> journals() {
        Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(12).map(JournalCodecTest::wellFormed);
        Arbitrary<Long> number = Arbitraries.longs();
        Arbitrary<Multipart.Piece> piece = Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1), text, text.optional())
                .as(Multipart.Piece::new);
        Arbitrary<Optional<Multipart>> multipart = Combinators.combine(
                        text, piece.list().ofMaxSize(3))
                .as(Multipart::new)
                .optional();
        Arbitrary<Intent> intent = Combinators.combine(text, text, text, number, number, number, multipart)
                .as(Intent::new);
        Arbitrary<Map<String, String>> options = Arbitraries.maps(text, text).ofMaxSize(4);
        Arbitrary<Former.Span> span = Combinators.combine(number, number).as(Former.Span::new);
        Arbitrary<Former> former = Combinators.combine(
                        options,
                        Arbitraries.maps(text, span.list().ofMaxSize(3)).ofMaxSize(3))
                .as(Former::new);
        Arbitrary<Journal.Upload> upload = Combinators.combine(text, text).as(Journal.Upload::new);
        Arbitrary<Journal> head = Combinators.combine(number, text, number, text, number, number, options)
                .as((epoch, writer, sequence, owner, written, safe, made) -> new Journal(
                        epoch, writer, sequence, owner, written, safe, made, Map.of(), List.of(), List.of(),
                        List.of()));
        return Combinators.combine(
                        head,
                        Arbitraries.maps(text, number).ofMaxSize(5),
                        intent.list().ofMaxSize(4),
                        former.list().ofMaxSize(2),
                        upload.list().ofMaxSize(3))
                .as((of, ahead, intents, formers, uploads) -> new Journal(
                        of.epoch(),
                        of.writer(),
                        of.sequence(),
                        of.owner(),
                        of.writtenMillis(),
                        of.safeOffset(),
                        of.options(),
                        ahead,
                        intents,
                        formers,
                        uploads));
    }
}
