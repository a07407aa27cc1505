// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An access log as a web server writes it: numbered requests, appended to a file that stays open until it is told otherwise. */
final class GrowingLog implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("/item/([0-9]+) ");

    private final Path file;
    private OutputStream out;
    private long written;

    GrowingLog(Path file) {
        this.file = file;
        this.out = open();
    }

    private OutputStream open() {
        try {
            Files.createDirectories(file.getParent());
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    /** How many lines were written; they are numbered from 0. */
    long written() {
        return written;
    }

    /** Appends lines, cut in two somewhere so that a reader may see a part of one. */
    void write(int lines) {
        try {
            for (int i = 0; i < lines; i++) {
                byte[] line = line(written++).getBytes(StandardCharsets.UTF_8);
                int cut = (int) (written * 31 % line.length);
                out.write(line, 0, cut);
                out.write(line, cut, line.length - cut);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(long number) {
        return "192.0.2." + number % 250 + " - - [20/Nov/2026:21:" + String.format("%02d", number / 60 % 60) + ":"
                + String.format("%02d", number % 60) + " +0000] \"GET /item/" + number + " HTTP/1.1\" 200 "
                + (1000 + number) + " \"-\" \"Mozilla/5.0 (X11; Linux)\"\n";
    }

    /** Does what a server does when it is told that its log was rotated. */
    void reopen() {
        close();
        out = open();
    }

    /** The numbers that these records tell, in their order. */
    static List<Long> numbers(List<byte[]> records) {
        return records.stream()
                .map(record -> NUMBER.matcher(new String(record, StandardCharsets.UTF_8)))
                .map(found -> {
                    if (!found.find()) {
                        throw new AssertionError("a record without a request");
                    }
                    return found;
                })
                .map((Matcher found) -> Long.valueOf(found.group(1)))
                .toList();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
