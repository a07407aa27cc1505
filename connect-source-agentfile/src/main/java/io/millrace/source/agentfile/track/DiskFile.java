// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.decompression.Compression;
import io.millrace.source.agentfile.content.CompressedContent;
import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.FileFacts;
import io.millrace.source.agentfile.disk.OpenFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file: what lies at a path, and goes on lying there when the path is another. Its content may change. Guarded by the tracker. */
final class DiskFile {
    private static final int MAGIC_BYTES = 10;
    private static final byte[] NOTHING = {};

    private final Disk disk;
    final String key;
    final FlowFiles flow;
    /** Where it lies, or lay last. */
    Path path;
    /** Of the file itself, compressed or not. */
    long size;

    long modified;
    /** How large it was when it was seen first. */
    final long firstSize;
    /** When a change of it was seen last, by the tracker's clock. */
    long changedAt;
    /** Whether it lies where one of the flow's patterns means it. */
    boolean present = true;
    /** Whether the flow's initial position is for it. */
    boolean wasThereBefore;
    /** When it was seen that it has another path, or none, by the tracker's clock; negative before that. */
    long rotatedAt = -1;

    long nextCheck;
    long checkInterval;

    private @Nullable OpenFile handle;
    private Compression compression = Compression.AUTO;
    private @Nullable CompressedContent packed;
    private long packedSize = -1;
    /** What was proven of a compressed file before it was closed: how large it was, when it was changed, what it holds. */
    private long wholeFileSize = -1;

    private long wholeModified;
    private long wholeSize;
    /** When it was used last, in a count of uses. */
    long usedAt;

    /** Whose content lies here; null while that is not decided, and for a file without bytes. */
    @Nullable
    TrackedFile owner;

    /** What has to be read before the content of this file. */
    @Nullable
    TrackedFile predecessor;

    /** Whose content it is a copy of, as far as can be told; while it has no owner. */
    final Set<TrackedFile> suspects = new HashSet<>();
    /** A content that is gone, all that this file has of it being read. */
    @Nullable
    TrackedFile spentCopyOf;

    boolean left;
    long evaluatedSize = -1;
    long evaluatedModified = -1;
    long evaluatedEpoch = -1;
    long evaluatedOthers;
    boolean troubled;

    DiskFile(Disk disk, String key, FlowFiles flow, Path path, FileFacts facts) {
        this.disk = disk;
        this.key = key;
        this.flow = flow;
        this.path = path;
        this.size = facts.size();
        this.firstSize = facts.size();
        this.modified = facts.modifiedMillis();
    }

    static String key(Path path, FileFacts facts) {
        return facts.key().isEmpty() ? "path:" + path : facts.key();
    }

    boolean isOpen() {
        return handle != null;
    }

    /** Opens it, if it is not open; the path may be another file's by now. */
    OpenFile opened() throws IOException {
        OpenFile open = handle;
        if (open == null) {
            open = disk.open(path);
            try {
                String now = disk.facts(path).map(facts -> key(path, facts)).orElse("");
                if (!now.equals(key)) {
                    throw new NoSuchFileException(path.toString());
                }
            } catch (IOException e) {
                open.close();
                throw e;
            }
            handle = open;
        }
        return open;
    }

    void close() {
        CompressedContent decompressing = packed;
        OpenFile open = handle;
        if (decompressing != null && decompressing.isWhole()) {
            wholeFileSize = packedSize;
            wholeModified = modified;
            wholeSize = decompressing.size();
        }
        packed = null;
        packedSize = -1;
        handle = null;
        try {
            if (decompressing != null) {
                decompressing.close();
            }
        } catch (IOException e) {
            // It only let go of what it had read.
        }
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // Nothing was written.
        }
    }

    /** Whether it holds another content in compressed form. */
    boolean isCompressed() throws IOException {
        if (compression == Compression.AUTO) {
            byte[] head = new byte[MAGIC_BYTES];
            int length = opened().read(0, head, 0, head.length);
            if (length < MAGIC_BYTES) {
                return CompressedContent.detect(head, length) != Compression.NONE;
            }
            compression = CompressedContent.detect(head, length);
        }
        return compression != Compression.NONE;
    }

    /** It was changed, and nobody knows what it holds. */
    void isUnknown() {
        compression = Compression.AUTO;
    }

    /** Another content lies in it. */
    void isAnother() {
        compression = Compression.AUTO;
        suspects.clear();
        spentCopyOf = null;
        evaluatedSize = -1;
        left = false;
    }

    boolean isEvaluated(long epoch) {
        return evaluatedSize == size
                && evaluatedModified == modified
                && evaluatedEpoch == epoch
                && evaluatedOthers == sizeOfOthers();
    }

    /** Whether it may hold a content that has no file. */
    boolean waitsForSought() {
        for (TrackedFile suspect : suspects) {
            if (suspect.isSought()) {
                return true;
            }
        }
        return false;
    }

    private long sizeOfOthers() {
        long sum = 0;
        for (TrackedFile suspect : suspects) {
            DiskFile other = suspect.file;
            sum += other == null ? 0 : other.size;
        }
        return sum;
    }

    void evaluated(long epoch) {
        evaluatedOthers = sizeOfOthers();
        evaluatedSize = size;
        evaluatedModified = modified;
        evaluatedEpoch = epoch;
    }

    /** Goes on proving that a compressed file is whole. */
    boolean prove(long budget) throws IOException {
        return content().prove(budget);
    }

    private CompressedContent content() throws IOException {
        OpenFile open = opened();
        CompressedContent content = packed;
        if (content == null || packedSize != open.size()) {
            if (content != null) {
                content.close();
            }
            byte[] head = new byte[MAGIC_BYTES];
            content = new CompressedContent(open, CompressedContent.detect(head, open.read(0, head, 0, head.length)));
            packed = content;
            packedSize = open.size();
            if (wholeFileSize == packedSize && wholeModified == modified) {
                content.isWhole(wholeSize);
            }
        }
        return content;
    }

    /** How many bytes its content has; 0 for a compressed file that is not proven whole. */
    long contentSize() throws IOException {
        return isCompressed() ? content().size() : opened().size();
    }

    boolean isWhole() throws IOException {
        return !isCompressed() || content().isWhole();
    }

    /** Reads from its content. */
    int read(long position, byte[] target, int from, int length) throws IOException {
        return isCompressed()
                ? content().read(position, target, from, length)
                : opened().read(position, target, from, length);
    }

    /** The first bytes of the content; NUL bytes at the end of the file are left out, for they may not have been written yet. */
    byte[] head(int most) throws IOException {
        if (most == 0) {
            return NOTHING;
        }
        byte[] head = new byte[most];
        int length = read(0, head, 0, most);
        while (length < most && length > 0 && head[length - 1] == 0) {
            length--;
        }
        return length == most ? head : Arrays.copyOf(head, length);
    }

    @Override
    public String toString() {
        return path + "#" + key + "[" + size + "]";
    }
}
