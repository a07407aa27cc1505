// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.FileFacts;
import io.millrace.source.agentfile.disk.OpenFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A disk in memory with what matters for rotation: names that lead to inodes, inodes that live on while they are open, and numbers
 * of inodes that are used again as soon as they are free.
 */
final class SimulatedDisk implements Disk {
    /** A file without its name. */
    static final class Inode {
        final int number;
        byte[] bytes = {};
        int size;
        long modified;
        int links;
        int handles;
        /** How many bytes the tracker has noticed, since it was cut last. */
        int observed;

        Inode(int number) {
            this.number = number;
        }

        byte[] content() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private final LongSupplier clock;
    final Map<Path, Inode> names = new TreeMap<>();
    private final Set<Path> directories = new HashSet<>();
    private final Set<Integer> used = new HashSet<>();
    private final Set<Path> refused = new HashSet<>();
    /** Told when an inode that nobody can reach any more is freed with its bytes. */
    Consumer<Inode> freed = inode -> {};
    /** Told before bytes are cut away. */
    Consumer<Inode> cut = inode -> {};

    private int generation;
    long openings;

    SimulatedDisk(LongSupplier clock) {
        this.clock = clock;
    }

    /** Handles of former trackers are worthless. */
    void crash() {
        generation++;
        for (Inode inode : allInodes()) {
            inode.observed = 0;
        }
        for (Inode inode : new ArrayList<>(open)) {
            inode.handles = 0;
            open.remove(inode);
            freeIfUnreachable(inode);
        }
    }

    private final List<Inode> open = new ArrayList<>();

    Set<Inode> allInodes() {
        Set<Inode> all = new HashSet<>(names.values());
        all.addAll(open);
        return all;
    }

    boolean isOpen(Inode inode) {
        return inode.handles > 0;
    }

    // What programs do.

    void directory(Path path) {
        directories.add(path);
    }

    Inode create(Path path) {
        Inode old = names.get(path);
        if (old != null) {
            throw new IllegalStateException("exists: " + path);
        }
        int number = 1;
        while (!used.add(number)) {
            number++;
        }
        Inode inode = new Inode(number);
        inode.links = 1;
        inode.modified = clock.getAsLong();
        names.put(path, inode);
        return inode;
    }

    void append(Inode inode, byte[] more) {
        write(inode, inode.size, more);
    }

    void write(Inode inode, int at, byte[] more) {
        int end = Math.max(inode.size, at + more.length);
        if (end > inode.bytes.length) {
            inode.bytes = Arrays.copyOf(inode.bytes, Math.max(end, 2 * inode.bytes.length));
        }
        System.arraycopy(more, 0, inode.bytes, at, more.length);
        inode.size = end;
        inode.modified = clock.getAsLong();
    }

    void truncate(Inode inode, int to) {
        cut.accept(inode);
        Arrays.fill(inode.bytes, to, inode.bytes.length, (byte) 0);
        inode.size = to;
        inode.modified = clock.getAsLong();
        inode.observed = Math.min(inode.observed, to);
    }

    void rename(Path from, Path to) {
        Inode inode = names.remove(from);
        if (inode == null) {
            throw new IllegalStateException("nothing at " + from);
        }
        Inode replaced = names.put(to, inode);
        if (replaced != null) {
            unlinked(replaced);
        }
    }

    void link(Path existing, Path other) {
        Inode inode = at(existing);
        inode.links++;
        names.put(other, inode);
    }

    void remove(Path path) {
        Inode inode = names.remove(path);
        if (inode == null) {
            throw new IllegalStateException("nothing at " + path);
        }
        unlinked(inode);
    }

    private void unlinked(Inode inode) {
        inode.links--;
        freeIfUnreachable(inode);
    }

    private void freeIfUnreachable(Inode inode) {
        if (inode.links == 0 && inode.handles == 0) {
            used.remove(inode.number);
            freed.accept(inode);
        }
    }

    Inode at(Path path) {
        Inode inode = names.get(path);
        if (inode == null) {
            throw new IllegalStateException("nothing at " + path);
        }
        return inode;
    }

    boolean exists(Path path) {
        return names.containsKey(path);
    }

    void refuse(Path path, boolean now) {
        if (now) {
            refused.add(path);
        } else {
            refused.remove(path);
        }
    }

    // What the tracker asks.

    @Override
    public List<Path> list(Path directory) throws IOException {
        check(directory);
        List<Path> found = new ArrayList<>();
        for (Path path : names.keySet()) {
            if (directory.equals(path.getParent())) {
                found.add(path);
            }
        }
        for (Path path : directories) {
            if (directory.equals(path.getParent())) {
                found.add(path);
            }
        }
        return found;
    }

    private void check(Path path) throws IOException {
        if (refused.contains(path)) {
            throw new IOException("refused");
        }
    }

    @Override
    public boolean isDirectory(Path path) {
        return directories.contains(path);
    }

    @Override
    public Optional<FileFacts> facts(Path file) throws IOException {
        check(file);
        Inode inode = names.get(file);
        if (inode == null) {
            return Optional.empty();
        }
        inode.observed = Math.max(inode.observed, inode.size);
        return Optional.of(new FileFacts("i" + inode.number, inode.size, inode.modified));
    }

    @Override
    public OpenFile open(Path file) throws IOException {
        check(file);
        Inode inode = names.get(file);
        if (inode == null) {
            throw new NoSuchFileException(file.toString());
        }
        openings++;
        if (inode.handles++ == 0) {
            open.add(inode);
        }
        return new Handle(inode, generation);
    }

    @Override
    public void delete(Path file) throws IOException {
        if (!names.containsKey(file)) {
            throw new NoSuchFileException(file.toString());
        }
        remove(file);
    }

    @Override
    public void move(Path file, Path target) throws IOException {
        if (names.containsKey(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        rename(file, target);
    }

    private final class Handle implements OpenFile {
        private final Inode inode;
        private final int born;
        private boolean closed;

        Handle(Inode inode, int born) {
            this.inode = inode;
            this.born = born;
        }

        private void requireUsable() throws IOException {
            if (closed || born != generation) {
                throw new IOException("closed");
            }
        }

        @Override
        public long size() throws IOException {
            requireUsable();
            inode.observed = Math.max(inode.observed, inode.size);
            return inode.size;
        }

        @Override
        public int read(long position, byte[] target, int from, int length) throws IOException {
            requireUsable();
            int some = (int) Math.max(0, Math.min(length, inode.size - position));
            if (some > 0) {
                System.arraycopy(inode.bytes, (int) position, target, from, some);
                inode.observed = Math.max(inode.observed, (int) position + some);
            }
            return some;
        }

        @Override
        public void close() {
            if (!closed && born == generation) {
                closed = true;
                if (--inode.handles == 0) {
                    open.remove(inode);
                    freeIfUnreachable(inode);
                }
            }
        }
    }
}
