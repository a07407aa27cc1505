// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say which files are read, and how they are followed. */
public final class TrackOptions {
    private static final String FILES = "Files";
    private static final String FOLLOWING = "Following files";
    /** What the Kinesis Agent leaves out of every flow. */
    private static final List<String> STRICT_ENDINGS = List.of("gz", "bz2", "zip");

    /** {@code filePattern}. */
    public static final Option<String> FILE_PATTERN = Option.text("filePattern")
            .check(
                    "an absolute path whose last name is a pattern: * ? [a-z] [!a] {a,b}, and ** for any number of directories",
                    TrackOptions::complaint)
            .required()
            .group(FILES)
            .importance(Importance.HIGH)
            .doc(
                    "Which files the flow reads: an absolute path whose names may hold wildcards. `*` and `?` stand for characters"
                            + " within one name, `[0-9]` and `[!a]` for one character, `{a,b}` for one of some texts, `**` as a whole name"
                            + " for any number of directories; a backslash takes the meaning from the character after it. Directories"
                            + " that appear later are found. All matching files are followed, not only the newest. Directories, pipes and"
                            + " devices that match are left out. Include the names that rotated files get (`/var/log/app.log*`) where"
                            + " rotated files that appeared while nothing was running must be found.");
    /** {@code exclude.patterns}. */
    public static final Option<List<String>> EXCLUDE_PATTERNS = Option.text("exclude.patterns")
            .as(TrackOptions::split)
            .check("absolute patterns as in filePattern, with commas between them", TrackOptions::complaint)
            .defaultingTo("")
            .group(FILES)
            .doc(
                    "Files that `filePattern` means and that are left out nevertheless: patterns of the same form, with commas between"
                            + " them. A content that moves to such a name after it was begun is read to its end.");
    /** {@code initialPosition}. */
    public static final Option<InitialPosition> INITIAL_POSITION = Option.choice(
                    "initialPosition", InitialPosition.values(), InitialPosition::name)
            .defaultingTo(InitialPosition.END_OF_FILE.name())
            .group(FILES)
            .importance(Importance.HIGH)
            .doc(
                    "Where files are begun that were there before the connector first ran: at their first byte (`START_OF_FILE`), after"
                            + " their last complete line (`END_OF_FILE`, the default as with the Kinesis Agent), or at their first byte if"
                            + " they were changed at or after `initial.timestamp` and else at their end (`TIMESTAMP`). Files that appear"
                            + " later are read from their first byte.");
    /** {@code initial.timestamp}. */
    public static final Option<Instant> INITIAL_TIMESTAMP = Option.text("initial.timestamp")
            .as(TrackOptions::moment)
            .check("a moment as in 2026-11-20T18:00:00Z", moment -> Optional.empty())
            .group(FILES)
            .doc(
                    "With `initialPosition` TIMESTAMP: files changed at or after this moment are read from their first byte. In the form"
                            + " of ISO 8601 with an offset.");
    /** {@code ignore.older.seconds}. */
    public static final Option<Duration> IGNORE_OLDER = Option.between(
                    Duration.ZERO, Duration.ofDays(36_500), Option.seconds("ignore.older.seconds"))
            .defaultingTo(0L)
            .group(FILES)
            .doc(
                    "Files that were not changed for so long are not begun; one that was begun is read to its end, and one that is"
                            + " changed again is read from its first byte. 0 leaves none out.");
    /** {@code compressed.enabled}. */
    public static final Option<Boolean> COMPRESSED = Option.flag("compressed.enabled", true)
            .group(FILES)
            .doc(
                    "Whether files that begin with the magic bytes of gzip, zstd or bzip2 are read as what they hold. Each is read"
                            + " once it is complete, and only what was not read before it was compressed. If false, such files are left"
                            + " out, unless they hold the unread rest of a content that was begun.");
    /** {@code read.order}. */
    public static final Option<Order> READ_ORDER = Option.choice("read.order", Order.values(), Order::word)
            .defaultingTo(Order.ROUND_ROBIN.word())
            .group(FILES)
            .doc(
                    "Which of the flow's files with unread bytes is read: each in turn, a burst at a time, so that none waits for a busy"
                            + " one (`round.robin`), or the one that was changed longest ago to its end (`oldest.first`), which keeps"
                            + " the order of time through a backlog of rotated files.");
    /** {@code finish.action}. */
    public static final Option<Finish> FINISH_ACTION = Option.choice("finish.action", Finish.values(), Finish::word)
            .defaultingTo(Finish.KEEP.word())
            .group(FILES)
            .doc(
                    "What becomes of a file when Kafka has confirmed all of it and it was not changed for `finish.after.seconds`:"
                            + " nothing (`keep`), it is removed (`delete`), or moved to `finish.archive.directory` (`archive`). For"
                            + " directories that others put complete files into; a file that is written again after it was removed"
                            + " is lost to its writer.");
    /** {@code finish.archive.directory}. */
    public static final Option<Path> FINISH_ARCHIVE = Option.text("finish.archive.directory")
            .as(Path::of)
            .check("an absolute path", TrackOptions::directoryComplaint)
            .group(FILES)
            .doc(
                    "Where `finish.action` archive moves files, below their own directory's path. No flow may read there.");
    /** {@code finish.after.seconds}. */
    public static final Option<Duration> FINISH_AFTER = Option.between(
                    Duration.ofSeconds(1), Duration.ofDays(3_650), Option.seconds("finish.after.seconds"))
            .defaultingTo(300L)
            .group(FILES)
            .doc("How long a file must have been unchanged, and confirmed, before `finish.action`.");

    /** {@code lanes}. */
    public static final Option<Integer> LANES = Option.between(1, 1024, Option.count("lanes"))
            .defaultingTo(16)
            .group(FOLLOWING)
            .importance(Importance.LOW)
            .doc(
                    "How many lanes the files of a node are spread over, by directory and leading part of their names. Lanes are what"
                            + " tasks share: more tasks on a node than lanes stay idle. Never change it while a connector has offsets,"
                            + " for it decides where they are looked for.");
    /** {@code watch.mode}. */
    public static final Option<WatchMode> WATCH_MODE = Option.choice("watch.mode", WatchMode.values(), WatchMode::word)
            .defaultingTo(WatchMode.EVENTS.word())
            .group(FOLLOWING)
            .doc(
                    "How changes are noticed: the operating system tells, and all files are looked at every ten seconds nevertheless"
                            + " (`events`), or all are looked at every second (`polling`). Choose polling for network shares, whose"
                            + " other users' changes no operating system tells.");
    /** {@code look.full.seconds}. */
    public static final Option<Duration> LOOK_FULL = Option.between(
                    Duration.ZERO, Duration.ofHours(1), Option.seconds("look.full.seconds"))
            .defaultingTo(0L)
            .group(FOLLOWING)
            .importance(Importance.LOW)
            .doc(
                    "How often all directories are listed and all files looked at. 0 is 10 with `watch.mode` events and 1 with"
                            + " polling.");
    /** {@code look.hot.max.ms}. */
    public static final Option<Duration> LOOK_HOT = Option.between(
                    Duration.ofMillis(1), Duration.ofSeconds(60), Option.millis("look.hot.max.ms"))
            .defaultingTo(250L)
            .group(FOLLOWING)
            .importance(Importance.LOW)
            .doc(
                    "A file that was changed is looked at again after 1 ms, then after twice as long each time that it was not changed, up"
                            + " to this.");
    /** {@code copy.grace.seconds}. */
    public static final Option<Duration> COPY_GRACE = Option.between(
                    Duration.ofSeconds(1), Duration.ofDays(1), Option.seconds("copy.grace.seconds"))
            .defaultingTo(10L)
            .group(FOLLOWING)
            .doc(
                    "How long a file that holds the same as another, or the same as its beginning, may be a copy that is being made before"
                            + " the other is cut: counted from the last change of either. After that both are read, and the metric of"
                            + " ambiguous files counts it.");
    /** {@code rotate.wait.seconds}. */
    public static final Option<Duration> ROTATE_WAIT = Option.between(
                    Duration.ZERO, Duration.ofDays(1), Option.seconds("rotate.wait.seconds"))
            .defaultingTo(5L)
            .group(FOLLOWING)
            .doc(
                    "How long a file that was rotated or removed must be unchanged before its last line is delivered even if no line feed"
                            + " ends it: its writer may still have it open.");
    /** {@code open.files.max}. */
    public static final Option<Integer> OPEN_FILES = Option.between(1, 1_000_000, Option.count("open.files.max"))
            .defaultingTo(4_096)
            .group(FOLLOWING)
            .doc(
                    "How many files may be open at once. An open file is read to its end even if it is removed; one that is not open and"
                            + " removed before it was read is lost, and counted. The process must be allowed more open files than"
                            + " this.");
    /** {@code idle.close.seconds}. */
    public static final Option<Duration> IDLE_CLOSE = Option.between(
                    Duration.ofSeconds(1), Duration.ofDays(365), Option.seconds("idle.close.seconds"))
            .defaultingTo(300L)
            .group(FOLLOWING)
            .importance(Importance.LOW)
            .doc("After how long without a change a file that was read to its end is closed. Who it is stays known.");

    /** Those of a flow, in reading order. */
    public static final List<Option<?>> ALL = List.of(
            FILE_PATTERN,
            EXCLUDE_PATTERNS,
            INITIAL_POSITION,
            INITIAL_TIMESTAMP,
            IGNORE_OLDER,
            COMPRESSED,
            READ_ORDER,
            FINISH_ACTION,
            FINISH_ARCHIVE,
            FINISH_AFTER);

    /** Those of a connector, in reading order. */
    public static final List<Option<?>> CONNECTOR =
            List.of(LANES, WATCH_MODE, LOOK_FULL, LOOK_HOT, COPY_GRACE, ROTATE_WAIT, OPEN_FILES, IDLE_CLOSE);

    private TrackOptions() {}

    /**
     * Reads a flow's options.
     *
     * @param name the flow's name
     * @param flow its valid options
     * @param strict whether names that end in .gz, .bz2 or .zip are left out, as the Kinesis Agent does
     * @return their meaning
     */
    public static FlowFiles of(String name, OptionValues flow, boolean strict) {
        List<FilePattern> excludes = new ArrayList<>(FilePattern.all(flow.get(EXCLUDE_PATTERNS)));
        if (strict) {
            for (String ending : STRICT_ENDINGS) {
                excludes.add(FilePattern.of("/**/*." + anyCase(ending)));
            }
        }
        return new FlowFiles(
                name,
                List.of(FilePattern.of(flow.get(FILE_PATTERN))),
                excludes,
                flow.get(INITIAL_POSITION),
                flow.find(INITIAL_TIMESTAMP).map(Instant::toEpochMilli).orElse(0L),
                flow.get(IGNORE_OLDER).toMillis(),
                flow.get(READ_ORDER),
                flow.get(FINISH_ACTION),
                flow.find(FINISH_ARCHIVE),
                flow.get(FINISH_AFTER).toMillis(),
                flow.get(COMPRESSED));
    }

    private static String anyCase(String ending) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < ending.length(); i++) {
            char c = ending.charAt(i);
            pattern.append(Character.isLetter(c) ? "[" + c + Character.toUpperCase(c) + "]" : c);
        }
        return pattern.toString();
    }

    /**
     * Reads a connector's options.
     *
     * @param values its valid options
     * @param node whose files they are
     * @return their meaning
     */
    public static TrackRules rules(OptionValues values, String node) {
        WatchMode watch = values.get(WATCH_MODE);
        long full = values.get(LOOK_FULL).toMillis();
        long usual = watch == WatchMode.EVENTS ? 10_000 : 1_000;
        return new TrackRules(
                node,
                values.get(LANES),
                watch,
                full == 0 ? usual : full,
                1,
                values.get(LOOK_HOT).toMillis(),
                values.get(COPY_GRACE).toMillis(),
                values.get(ROTATE_WAIT).toMillis(),
                values.get(IDLE_CLOSE).toMillis(),
                values.get(OPEN_FILES));
    }

    private static Optional<String> complaint(String pattern) {
        try {
            FilePattern.of(pattern);
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("holds a character that no path can have");
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> complaint(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern -> complaint(pattern).stream().map(why -> "'" + pattern + "' " + why))
                .findFirst();
    }

    /** Commas within braces part no patterns. */
    private static List<String> split(String text) {
        List<String> patterns = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' && braces == 0) {
                patterns.add(pattern.toString().trim());
                pattern.setLength(0);
            } else {
                braces = Math.max(0, braces + (c == '{' ? 1 : c == '}' ? -1 : 0));
                pattern.append(c);
            }
        }
        patterns.add(pattern.toString().trim());
        patterns.removeIf(String::isEmpty);
        return List.copyOf(patterns);
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is no moment in the form 2026-11-20T18:00:00Z", e);
        }
    }

    private static Optional<String> directoryComplaint(Path directory) {
        return directory.isAbsolute() ? Optional.empty() : Optional.of("must be an absolute path");
    }
}
