// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview;

import io.millrace.preview.input.SampleForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line.
 *
 * @param connector the configuration's file
 * @param samples the sample file, if there is one
 * @param form what its entries are
 * @param count how many records are wanted, if it is said
 * @param pluginPaths folders as in a worker's plugin.path; none means the built zips
 * @param verbose whether failures show stack traces
 */
record Arguments(
        String connector,
        Optional<String> samples,
        SampleForm form,
        OptionalInt count,
        List<Path> pluginPaths,
        boolean verbose) {
    private static final int MOST_RECORDS = 100_000;

    /** A command line that cannot be used; the message tells what to write instead. */
    static final class Misused extends Exception {
        Misused(String message) {
            super(message);
        }
    }

    static Arguments of(String... given) throws Misused {
        Reader reader = new Reader(Arrays.asList(given).iterator());
        while (reader.rest.hasNext()) {
            reader.take(reader.rest.next());
        }
        if (reader.files.size() != 1) {
            throw new Misused(
                    reader.files.isEmpty()
                            ? "which configuration? Give a file"
                            : "one configuration at a time, not " + String.join(" and ", reader.files));
        }
        if (reader.files.get(0).equals("-") && reader.samples.equals(Optional.of("-"))) {
            throw new Misused("the standard input cannot be both the configuration and the samples");
        }
        return new Arguments(
                reader.files.get(0),
                reader.samples,
                reader.form,
                reader.count,
                List.copyOf(reader.paths),
                reader.verbose);
    }

    private static final class Reader {
        private final Iterator<String> rest;
        private final List<String> files = new ArrayList<>();
        private final List<Path> paths = new ArrayList<>();
        private Optional<String> samples = Optional.empty();
        private SampleForm form = SampleForm.AUTO;
        private OptionalInt count = OptionalInt.empty();
        private boolean verbose;

        Reader(Iterator<String> rest) {
            this.rest = rest;
        }

        void take(String argument) throws Misused {
            switch (argument) {
                case "--records" -> samples = Optional.of(value(argument));
                case "--as" -> form = form(value(argument));
                case "--count" -> count = OptionalInt.of(count(value(argument)));
                case "--plugin-path" -> addPaths(value(argument));
                case "--verbose" -> verbose = true;
                default -> {
                    if (argument.startsWith("-") && !argument.equals("-")) {
                        throw new Misused("unknown option " + argument + "; --help lists all");
                    }
                    files.add(argument);
                }
            }
        }

        private String value(String option) throws Misused {
            if (!rest.hasNext()) {
                throw new Misused(option + " needs a value; --help tells which");
            }
            return rest.next();
        }

        private static SampleForm form(String word) throws Misused {
            return Arrays.stream(SampleForm.values())
                    .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Misused("--as takes records, values, lines or auto, not " + word));
        }

        private static int count(String number) throws Misused {
            if (!number.matches("[0-9]{1,6}")
                    || Integer.parseInt(number) < 1
                    || Integer.parseInt(number) > MOST_RECORDS) {
                throw new Misused("--count takes a whole number from 1 to " + MOST_RECORDS + ", not " + number);
            }
            return Integer.parseInt(number);
        }

        /** Commas as in plugin.path. */
        private void addPaths(String list) throws Misused {
            for (String name : list.split(",", -1)) {
                Path path = Path.of(name.strip());
                if (!Files.isDirectory(path)) {
                    throw new Misused("--plugin-path: there is no folder " + name.strip());
                }
                paths.add(path);
            }
        }
    }
}
