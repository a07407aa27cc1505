// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which files a flow reads, and how.
 *
 * @param name the flow's name
 * @param include what it reads; at least one
 * @param exclude what it leaves out of that
 * @param initialPosition where files are begun that were there before
 * @param initialTimestampMillis for {@link InitialPosition#TIMESTAMP}, since 1970-01-01T00:00:00Z
 * @param ignoreOlderMillis files that were not changed for so long are not begun; 0 for none
 * @param order which of its files is read
 * @param finish what becomes of a file that was read
 * @param archive where to, with {@link Finish#ARCHIVE}
 * @param finishAfterMillis how long a file must have been unchanged for that
 * @param compressed whether files of compressed content are read as what they hold; otherwise they are left out
 */
public record FlowFiles(
        String name,
        List<FilePattern> include,
        List<FilePattern> exclude,
        InitialPosition initialPosition,
        long initialTimestampMillis,
        long ignoreOlderMillis,
        Order order,
        Finish finish,
        Optional<Path> archive,
        long finishAfterMillis,
        boolean compressed) {
    /** Copies the lists. */
    public FlowFiles {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /**
     * All files of some patterns from their beginning, and nothing special.
     *
     * @param name the flow's name
     * @param patterns what it reads
     * @return the flow
     */
    public static FlowFiles of(String name, String... patterns) {
        return new FlowFiles(
                name,
                FilePattern.all(List.of(patterns)),
                List.of(),
                InitialPosition.START_OF_FILE,
                0,
                0,
                Order.ROUND_ROBIN,
                Finish.KEEP,
                Optional.empty(),
                0,
                true);
    }

    boolean holds(Path file) {
        return include.stream().anyMatch(pattern -> pattern.matches(file))
                && exclude.stream().noneMatch(pattern -> pattern.matches(file));
    }
}
