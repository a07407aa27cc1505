// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to rotate a log, on a real file system, with and without a restart in between. */
class RotationOnDiskTest {
    @TempDir
    Path directory;

    private Path log;
    private Follower follower;

    @BeforeEach
    void begin() {
        log = directory.resolve("app.log");
        follower = Follower.of(directory);
    }

    @AfterEach
    void end() {
        follower.close();
    }

    private static void append(Path file, String... lines) throws IOException {
        write(file, String.join("\n", lines) + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void cut(Path file) throws IOException {
        Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    private Path sibling(String name) {
        return directory.resolve(name);
    }

    private static String[] many(String word, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> word + " " + i + " of a log whose lines are long enough to be told apart")
                .toArray(String[]::new);
    }

    @Test
    void linesComeWhenTheyAreComplete() throws IOException {
        append(log, "one", "two");
        assertThat(follower.follow()).containsExactly("one", "two");
        write(log, "thr");
        assertThat(follower.follow()).isEmpty();
        write(log, "ee\nfour\n");
        assertThat(follower.follow()).containsExactly("three", "four");
        assertThat(follower.followFor(60_000)).isEmpty();
    }

    @Test
    void aRenamedFileIsFinishedBeforeItsSuccessorBegins() throws IOException {
        append(log, "a1");
        assertThat(follower.follow()).containsExactly("a1");
        append(log, "a2");
        Files.move(log, sibling("app.log.1"));
        append(sibling("app.log.1"), "a3");
        append(log, "b1");
        assertThat(follower.follow()).containsExactly("a2", "a3", "b1");
        append(sibling("app.log.1"), "a4");
        assertThat(follower.follow()).containsExactly("a4");
        assertThat(follower.told).containsExactly("RENAMED app.log");
    }

    @Test
    void aChainOfRenamesWhileStoppedIsReadInTheOrderOfWriting() throws IOException {
        append(log, "a1");
        assertThat(follower.follow()).containsExactly("a1");
        append(log, "a2");
        Files.move(log, sibling("app.log.2"));
        append(sibling("app.log.1"), "b1");
        Files.setLastModifiedTime(sibling("app.log.2"), FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(sibling("app.log.1"), FileTime.fromMillis(2_000_000));
        append(log, "c1");
        follower.restart();
        assertThat(follower.follow()).containsExactlyInAnyOrder("a2", "b1", "c1");
        assertThat(follower.lines.indexOf("b1")).isLessThan(follower.lines.indexOf("c1"));
    }

    @Test
    void theRestOfAFileThatWasCopiedAndCutComesFromTheCopy() throws IOException {
        append(log, "a1");
        assertThat(follower.follow()).containsExactly("a1");
        append(log, "a2", "a3");
        Files.copy(log, sibling("app.log.1"));
        cut(log);
        append(log, "b1");
        assertThat(follower.followFor(1_000)).containsExactly("a2", "a3", "b1");
        assertThat(follower.lost).isZero();
        assertThat(follower.told).contains("COPIED_AND_CUT app.log");
    }

    @Test
    void aFileThatWasCutAndGrewBeyondItsFormerSizeIsNoticed() throws IOException {
        append(log, many("old", 0, 30));
        assertThat(follower.follow()).hasSize(30);
        Files.copy(log, sibling("app.log.1"));
        cut(log);
        append(log, many("new", 0, 60));
        assertThat(follower.followFor(1_000)).containsExactly(many("new", 0, 60));
    }

    @Test
    void theCopyIsFoundThoughItsNameIsOutsideThePattern() throws IOException {
        follower.close();
        follower = new Follower(FlowFiles.of("app", directory + "/*.log"));
        append(log, "a1");
        assertThat(follower.follow()).containsExactly("a1");
        append(log, "a2");
        Files.copy(log, sibling("app.log.1"));
        cut(log);
        append(log, "b1");
        assertThat(follower.followFor(1_000)).containsExactly("a2", "b1");
    }

    @Test
    void copyingAndCuttingWhileStoppedLosesAndDoublesNothing() throws IOException {
        append(log, many("old", 0, 40));
        assertThat(follower.follow()).hasSize(40);
        append(log, "rest");
        Files.copy(log, sibling("app.log.1"));
        cut(log);
        append(log, many("new", 0, 50));
        follower.restart();
        assertThat(follower.followFor(1_000)).first().isEqualTo("rest");
        assertThat(follower.lost).isZero();
        assertThat(follower.followFor(30_000)).isEmpty();
    }

    @Test
    void bytesThatWereSeenAndDestroyedAreCounted() throws IOException {
        append(log, "a1");
        assertThat(follower.follow()).containsExactly("a1");
        append(log, "a2");
        follower.lookOnly();
        cut(log);
        append(log, "b1");
        assertThat(follower.followFor(1_000)).containsExactly("b1");
        assertThat(follower.lost).isEqualTo(3);
    }

    @Test
    void aCopyThatIsBeingMadeIsNotRead() throws IOException {
        append(log, many("old", 0, 40));
        assertThat(follower.follow()).hasSize(40);
        byte[] all = Files.readAllBytes(log);
        for (int part = 1; part <= 4; part++) {
            Files.write(sibling("app.log.1"), java.util.Arrays.copyOf(all, all.length * part / 4));
            assertThat(follower.follow()).isEmpty();
        }
        cut(log);
        append(log, "new");
        assertThat(follower.followFor(1_000)).containsExactly("new");
    }

    @Test
    void aFileIsReadToItsEndThoughItIsRemoved() throws IOException {
        append(log, "a1", "a2");
        follower.lookOnly();
        try (OutputStream writer = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
            Files.delete(log);
            writer.write("a3\na4".getBytes(StandardCharsets.UTF_8));
            assertThat(follower.follow()).containsExactly("a1", "a2", "a3");
        }
        assertThat(follower.followFor(12_000)).containsExactly("a4");
        assertThat(follower.told).containsExactly("DELETED app.log");
        assertThat(follower.lost).isZero();
    }

    @Test
    void aFileIsReadToItsEndThoughItIsMovedAway(@TempDir Path elsewhere) throws IOException {
        append(log, "a1");
        assertThat(follower.follow()).containsExactly("a1");
        Files.move(log, elsewhere.resolve("app.log"));
        append(elsewhere.resolve("app.log"), "a2");
        append(log, "b1");
        assertThat(follower.followFor(2_000)).containsExactly("a2", "b1");
    }

    private interface Packing {
        byte[] pack(byte[] bytes) throws IOException;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] bzip2(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void compressingAFileThatWasReadBringsNothing() throws IOException {
        Map<String, Packing> ways =
                Map.of("gz", RotationOnDiskTest::gzip, "zst", Zstd::compress, "bz2", RotationOnDiskTest::bzip2);
        for (Map.Entry<String, Packing> way : ways.entrySet()) {
            append(log, many(way.getKey(), 0, 30));
            assertThat(follower.followFor(1_000)).hasSize(30);
            Path rotated = sibling("app.log." + way.getKey() + ".1");
            Files.move(log, rotated);
            byte[] packed = way.getValue().pack(Files.readAllBytes(rotated));
            Path target = sibling(rotated.getFileName() + "." + way.getKey());
            Files.write(target, java.util.Arrays.copyOf(packed, packed.length / 2));
            assertThat(follower.follow()).isEmpty();
            Files.write(target, packed);
            assertThat(follower.follow()).isEmpty();
            Files.delete(rotated);
            assertThat(follower.followFor(30_000)).isEmpty();
        }
        follower.restart();
        assertThat(follower.followFor(30_000)).isEmpty();
        assertThat(follower.lost).isZero();
    }

    @Test
    void theUnreadRestComesFromTheCompressedFile() throws IOException {
        append(log, many("line", 0, 30));
        assertThat(follower.follow()).hasSize(30);
        append(log, "rest 1", "rest 2");
        Files.write(sibling("app.log.1.gz"), gzip(Files.readAllBytes(log)));
        Files.delete(log);
        append(log, "next");
        follower.restart();
        assertThat(follower.followFor(1_000)).containsExactlyInAnyOrder("rest 1", "rest 2", "next");
        assertThat(follower.told).contains("COMPRESSED app.log");
        assertThat(follower.lost).isZero();
    }

    @Test
    void aCompressedFileThatNobodyKnowsIsReadWhenItIsWhole() throws IOException {
        follower.follow();
        byte[] packed = gzip((String.join("\n", many("packed", 0, 10)) + "\nlast").getBytes(StandardCharsets.UTF_8));
        Files.write(sibling("old.log.gz"), java.util.Arrays.copyOf(packed, packed.length - 3));
        assertThat(follower.followFor(15_000)).isEmpty();
        assertThat(follower.told).anyMatch(what -> what.startsWith("unreadable old.log.gz"));
        Files.write(sibling("old.log.gz"), packed);
        assertThat(follower.followFor(1_000)).hasSize(11).endsWith("last");
        assertThat(follower.told).contains("readable old.log.gz");
    }

    @Test
    void anInodeThatIsUsedAgainIsAnotherFile() throws IOException {
        // The number of a removed file's inode is used for the next file on most file systems.
        append(log, many("old", 0, 30));
        assertThat(follower.follow()).hasSize(30);
        for (int i = 0; i < 20; i++) {
            follower.restart();
            Files.delete(log);
            append(log, many("new" + i, 0, 40));
            assertThat(follower.followFor(500)).containsExactly(many("new" + i, 0, 40));
        }
    }

    @Test
    void filesWithTheSameBeginningAreReadEachForItself() throws IOException {
        append(sibling("a.csv"), "id,name");
        append(sibling("b.csv"), "id,name");
        List<String> first = follower.follow();
        assertThat(first).containsExactly("id,name");
        append(sibling("b.csv"), "1,b");
        append(sibling("a.csv"), "1,a");
        assertThat(follower.followFor(2_000)).containsExactlyInAnyOrder("id,name", "1,a", "1,b");
    }

    @Test
    void equalFilesAreBothReadAfterAWhile() throws IOException {
        append(sibling("a.log"), "same", "same too");
        append(sibling("b.log"), "same", "same too");
        assertThat(follower.follow()).containsExactly("same", "same too");
        assertThat(follower.followFor(9_000)).isEmpty();
        assertThat(follower.followFor(3_000)).containsExactly("same", "same too");
        assertThat(follower.told).containsExactly("ambiguous b.log");
        append(sibling("a.log"), "a");
        append(sibling("b.log"), "b");
        follower.restart();
        assertThat(follower.followFor(12_000)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void linksToAFileAreOneFile() throws IOException {
        append(log, "one");
        Files.createLink(sibling("hard.log"), log);
        Files.createSymbolicLink(sibling("soft.log"), log);
        assertThat(follower.follow()).containsExactly("one");
        append(sibling("hard.log"), "two");
        assertThat(follower.followFor(1_000)).containsExactly("two");
        Files.delete(log);
        append(sibling("hard.log"), "three");
        assertThat(follower.followFor(1_000)).containsExactly("three");
    }

    @Test
    void aLinkThatPointsElsewhereIsFollowed(@TempDir Path elsewhere) throws IOException {
        append(elsewhere.resolve("1"), "a1");
        Files.createSymbolicLink(log, elsewhere.resolve("1"));
        assertThat(follower.follow()).containsExactly("a1");
        append(elsewhere.resolve("1"), "a2");
        append(elsewhere.resolve("2"), "b1");
        Files.delete(log);
        Files.createSymbolicLink(log, elsewhere.resolve("2"));
        assertThat(follower.follow()).containsExactly("a2", "b1");
    }

    @Test
    void directoriesAndWhatIsNoFileAreLeftOut() throws IOException {
        Files.createDirectory(sibling("app.d"));
        Files.createSymbolicLink(sibling("dangling"), sibling("nothing"));
        append(log, "one");
        assertThat(follower.followFor(1_000)).containsExactly("one");
        assertThat(follower.told).isEmpty();
    }

    @Test
    void equalLinesAreCutWithoutHarmWhenTheFileBecameShorter() throws IOException {
        append(log, "tick", "tick", "tick", "tick");
        assertThat(follower.follow()).hasSize(4);
        cut(log);
        append(log, "tick", "tick");
        assertThat(follower.followFor(1_000)).containsExactly("tick", "tick");
    }

    @Test
    void aHoleIsSkippedWhenOthersFollow() throws IOException {
        append(log, many("old", 0, 200));
        assertThat(follower.follow()).hasSize(200);
        long end = Files.size(log);
        cut(log);
        try (var channel = Files.newByteChannel(log, StandardOpenOption.WRITE)) {
            channel.position(end);
            channel.write(java.nio.ByteBuffer.wrap("new\n".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(follower.followFor(1_000)).containsExactly("new");
    }

    @Test
    void nulBytesAtTheEndAreNotWrittenYet() throws IOException {
        append(log, "one");
        assertThat(follower.follow()).containsExactly("one");
        write(log, "\0\0\0\0");
        assertThat(follower.follow()).isEmpty();
        try (var channel = Files.newByteChannel(log, StandardOpenOption.WRITE)) {
            channel.position(4);
            channel.write(java.nio.ByteBuffer.wrap("two\n".getBytes(StandardCharsets.UTF_8)));
        }
        Files.setLastModifiedTime(log, FileTime.fromMillis(follower.time + 1_000));
        assertThat(follower.follow()).containsExactly("two");
    }

    @Test
    void filesOfTheFirstLookBeginAtTheirEndIfWanted() throws IOException {
        append(log, "old");
        write(log, "unfini");
        Files.write(sibling("old.gz"), gzip("packed\n".getBytes(StandardCharsets.UTF_8)));
        FlowFiles all = FlowFiles.of("app", directory + "/*");
        follower.close();
        follower = new Follower(new FlowFiles(
                "app",
                all.include(),
                List.of(),
                InitialPosition.END_OF_FILE,
                0,
                0,
                Order.ROUND_ROBIN,
                Finish.KEEP,
                java.util.Optional.empty(),
                0,
                true));
        assertThat(follower.follow()).isEmpty();
        follower.restart();
        write(log, "shed\n");
        append(sibling("later.log"), "later");
        assertThat(follower.followFor(1_000)).containsExactlyInAnyOrder("unfinished", "later");
        Files.move(log, sibling("app.log.1"));
        follower.restart();
        assertThat(follower.followFor(1_000)).isEmpty();
    }

    @Test
    void aFileThatIsReplacedByAnotherIsRead() throws IOException {
        append(log, "a1");
        assertThat(follower.follow()).containsExactly("a1");
        append(sibling("next"), "b1");
        assertThat(follower.follow()).containsExactly("b1");
        append(sibling("next"), "b2");
        Files.move(sibling("next"), log, StandardCopyOption.REPLACE_EXISTING);
        assertThat(follower.followFor(1_000)).containsExactly("b2");
    }

    @Test
    void whatWasNotStoredComesAgainAndNothingElse() throws IOException {
        append(log, "a1", "a2");
        assertThat(follower.follow()).hasSize(2);
        var before = follower.snapshot();
        append(log, "a3");
        Files.move(log, sibling("app.log.1"));
        append(log, "b1");
        assertThat(follower.follow()).containsExactly("a3", "b1");
        follower.restart(before);
        assertThat(follower.followFor(1_000)).containsExactly("a3", "b1");
    }

    @Test
    void manyFilesAreReadInTurn() throws IOException {
        for (String name : List.of("busy", "quiet")) {
            append(sibling(name + ".log"), many(name, 0, 1_000));
        }
        follower.lookOnly();
        List<String> order = IntStream.range(0, 10)
                .mapToObj(i -> follower.readOnce(2_000))
                .filter(some -> !some.isEmpty())
                .map(some -> some.get(0).split(" ", 2)[0])
                .collect(Collectors.toList());
        assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("busy", "quiet");
        assertThat(order.subList(2, 4)).containsExactlyInAnyOrder("busy", "quiet");
    }

    @Test
    void finishedFilesAreArchivedAfterTheyWereConfirmed(@TempDir Path archive) throws IOException {
        FlowFiles all = FlowFiles.of("app", directory + "/*");
        follower.close();
        follower = new Follower(new FlowFiles(
                "app",
                all.include(),
                List.of(),
                InitialPosition.START_OF_FILE,
                0,
                0,
                Order.ROUND_ROBIN,
                Finish.ARCHIVE,
                java.util.Optional.of(archive),
                2_000,
                true));
        write(log, "one\nlast");
        assertThat(follower.followFor(10_000)).containsExactly("one", "last");
        assertThat(log).doesNotExist();
        assertThat(archive.resolve(log.toString().substring(1))).hasContent("one\nlast");
    }

    @Test
    void aDirectoryThatAppearsLaterIsFound() throws IOException {
        follower.close();
        follower = new Follower(FlowFiles.of("app", directory + "/**/*.log"));
        assertThat(follower.follow()).isEmpty();
        Path day = Files.createDirectories(sibling("2026/11/20"));
        append(day.resolve("app.log"), "deep");
        append(log, "flat");
        assertThat(follower.followFor(1_000)).containsExactlyInAnyOrder("deep", "flat");
    }

    @Test
    void ofTwoFlowsTheFirstReadsAFile() throws IOException {
        follower.close();
        follower =
                new Follower(FlowFiles.of("first", directory + "/app*"), FlowFiles.of("second", directory + "/*.log"));
        append(log, "one");
        assertThat(follower.followFor(1_000)).containsExactly("one");
        assertThat(follower.told).containsExactly("first before second");
    }

    @Test
    void fewOpenFilesAreEnough() throws IOException {
        follower.with(rules -> new TrackRules("n", 4, WatchMode.POLLING, 1, 1, 250, 10_000, 5_000, 300_000, 2));
        for (int i = 0; i < 10; i++) {
            append(sibling("file" + i), "a" + i, "b" + i);
        }
        assertThat(follower.followFor(1_000)).hasSize(20);
        for (int i = 0; i < 10; i++) {
            append(sibling("file" + i), "c" + i);
        }
        assertThat(follower.followFor(1_000)).hasSize(10);
    }
}
