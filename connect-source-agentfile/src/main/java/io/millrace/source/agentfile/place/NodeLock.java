// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process on this host has locked: the operating system frees it when the process ends, however it ends. Its
 * text tells people who has it. Used under the node's monitor.
 *
 * <p>Somebody may remove the file while it is locked (programs that tidy temporary directories do). A lock on a file that
 * nobody finds keeps nobody out, so the holder looks after its file, touches it, and takes the new one at once when its own
 * is gone.
 */
final class NodeLock implements AutoCloseable {
    private static final int MOST_TEXT = 4096;
    private static final long TOUCH_MILLIS = Duration.ofHours(1).toMillis();
    // Far behind the text: where locks are mandatory, the text stays readable.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable Object key;

    NodeLock(Path file) {
        this.file = file;
    }

    boolean held() {
        return channel != null;
    }

    /**
     * Tries to lock the file.
     *
     * @param text who takes it, for people
     * @return whether it is held now
     * @throws IOException when the file can be neither made nor opened
     */
    boolean tryAcquire(String text) throws IOException {
        if (channel != null) {
            return true;
        }
        Files.createDirectories(file.getParent());
        FileChannel opened = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                // In a directory where everybody may write, a link may be somebody's trap.
                LinkOption.NOFOLLOW_LINKS);
        boolean taken = false;
        try {
            FileLock lock = opened.tryLock(LOCKED_BYTE, 1, false);
            // Between opening and locking the file may have been replaced.
            taken = lock != null && keyNow().isPresent();
            if (taken) {
                write(opened, text);
                channel = opened;
                key = keyNow().orElse(null);
            }
            return taken;
        } catch (OverlappingFileLockException e) {
            // Another task of this very process has it, loaded from another version of the plugin.
            return false;
        } finally {
            if (!taken) {
                opened.close();
            }
        }
    }

    /**
     * Looks whether the locked file is still the one that others find, and locks the new one if it is not.
     *
     * @param text who has it, for people
     * @param millis now, for the file's time
     * @return whether it is held
     * @throws IOException when the file cannot be looked at; it is held as before then
     */
    boolean renew(String text, long millis) throws IOException {
        FileChannel held = Objects.requireNonNull(channel, "not held");
        if (Objects.equals(key, keyNow().orElse(null))) {
            touch(millis);
            return true;
        }
        channel = null;
        // Closing frees the lock that nobody finds.
        held.close();
        return tryAcquire(text);
    }

    /** So that it does not look forgotten. */
    private void touch(long millis) throws IOException {
        if (millis - Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis() > TOUCH_MILLIS) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
        }
    }

    /** Tells anew who has it. */
    void describe(String text) throws IOException {
        if (channel != null) {
            write(channel, text);
        }
    }

    /** What the file tells of its holder. */
    Optional<String> holder() {
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer text = ByteBuffer.allocate(MOST_TEXT);
            while (text.hasRemaining() && reading.read(text) > 0) {
                // Reads on.
            }
            return Optional.of(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Object> keyNow() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        // Without keys (some file systems have none) the time of creation is the next best.
        Object now = attributes.fileKey();
        return Optional.of(now == null ? attributes.creationTime() : now);
    }

    private static void write(FileChannel to, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        to.truncate(0);
        for (int at = 0; bytes.hasRemaining(); ) {
            at += to.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel held = channel;
        channel = null;
        if (held != null) {
            try (held) {
                write(held, "free\n");
            }
        }
    }
}
