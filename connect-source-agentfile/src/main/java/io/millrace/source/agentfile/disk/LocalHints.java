// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this machine's operating system tells of its own file systems. Changes that other machines make are not told. */
public final class LocalHints implements Hints {
    private static final Logger LOG = LoggerFactory.getLogger(LocalHints.class);

    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private boolean complained;

    private LocalHints(WatchService service) {
        this.service = service;
    }

    /**
     * Begins to listen.
     *
     * @return none at all where the operating system refuses
     */
    public static Hints open() {
        try {
            return new LocalHints(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("The operating system tells no changes of files; they are looked at every second", e);
            return NONE;
        }
    }

    @Override
    public boolean watch(Path directory) {
        WatchKey known = keys.get(directory);
        if (known != null && known.isValid()) {
            return true;
        }
        try {
            keys.put(
                    directory,
                    directory.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
            return true;
        } catch (IOException | ClosedWatchServiceException e) {
            keys.remove(directory);
            complain(directory, e);
            return false;
        }
    }

    /** A directory that is not there is no trouble of the operating system's. */
    private void complain(Path directory, Exception e) {
        if (!complained && directory.toFile().isDirectory()) {
            complained = true;
            LOG.warn(
                    "The operating system tells no changes in {} and perhaps others, which are looked at every second:"
                            + " its limit of watched directories may be too low (fs.inotify.max_user_watches)",
                    directory,
                    e);
        }
    }

    @Override
    public void forget(Path directory) {
        WatchKey key = keys.remove(directory);
        if (key != null) {
            key.cancel();
        }
    }

    @Override
    public boolean drain(Set<Path> changed) {
        try {
            WatchKey key = service.poll();
            while (key != null) {
                drain(key, changed);
                key = service.poll();
            }
            return true;
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private void drain(WatchKey key, Set<Path> changed) {
        Path directory = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                changed.add(directory.resolve(name));
            }
            // Also when too many came at once: then nobody knows which file.
            if (event.kind() != StandardWatchEventKinds.ENTRY_MODIFY) {
                changed.add(directory);
            }
        }
        if (!key.reset()) {
            keys.remove(directory, key);
            changed.add(directory);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
