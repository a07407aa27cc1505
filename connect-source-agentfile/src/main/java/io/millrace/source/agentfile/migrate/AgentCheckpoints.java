// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints that a stopped Kinesis Agent has left. The table is recognised by its columns, in whatever order and
 * spelling: a path, a file id, a size and an offset.
 */
public final class AgentCheckpoints {
    private static final Pattern BODY = Pattern.compile("\\((.*)\\)[^)]*", Pattern.DOTALL);

    private AgentCheckpoints() {}

    /**
     * Reads a checkpoint file.
     *
     * @param file its path
     * @return one for each row that can be one; empty when there is no such file
     * @throws ConnectException when it is there and cannot be taken over: to go on would read files again, or not at all
     */
    public static List<AgentCheckpoint> read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.notExists(path)) {
                return List.of();
            }
            return checkpoints(SqliteFile.open(path));
        } catch (MalformedDatabase e) {
            throw new ConnectException(complaint(file) + e.getMessage(), e);
        } catch (IOException | InvalidPathException e) {
            throw new ConnectException(complaint(file) + "cannot be read", e);
        }
    }

    private static String complaint(String file) {
        return MigrateOptions.CHECKPOINTS_IMPORT_FILE + "=" + file + " ";
    }

    private static List<AgentCheckpoint> checkpoints(SqliteFile database) throws MalformedDatabase {
        for (SqliteFile.Table table : database.tables()) {
            Optional<Columns> columns = Columns.of(table.sql());
            if (columns.isPresent()) {
                List<AgentCheckpoint> found = new ArrayList<>();
                database.rows(table, row -> columns.get().checkpoint(row).ifPresent(found::add));
                return found;
            }
        }
        throw new MalformedDatabase("has no table with the columns path, fileId, size and offset");
    }

    /** Where in a row the parts of a checkpoint are. */
    private record Columns(int path, int fileId, int size, int offset) {
        static Optional<Columns> of(String sql) {
            Matcher body = BODY.matcher(sql);
            if (!body.find()) {
                return Optional.empty();
            }
            List<String> names = Arrays.stream(body.group(1).split(",", -1))
                    .map(column -> column.strip().split("[\\s(]", 2)[0])
                    .map(name -> name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT))
                    .toList();
            Columns columns = new Columns(
                    names.indexOf("path"), names.indexOf("fileid"), names.indexOf("size"), names.indexOf("offset"));
            boolean complete = columns.path >= 0 && columns.fileId >= 0 && columns.size >= 0 && columns.offset >= 0;
            return complete ? Optional.of(columns) : Optional.empty();
        }

        Optional<AgentCheckpoint> checkpoint(List<@Nullable Object> row) {
            if (Math.max(Math.max(path, fileId), Math.max(size, offset)) < row.size()
                    && row.get(path) instanceof String where
                    && where.startsWith("/")
                    && where.indexOf('\0') < 0
                    && row.get(fileId) instanceof String id
                    && row.get(size) instanceof Long bytes
                    && row.get(offset) instanceof Long position
                    && position >= 0) {
                return Optional.of(new AgentCheckpoint(where, id, bytes, position));
            }
            return Optional.empty();
        }
    }
}
