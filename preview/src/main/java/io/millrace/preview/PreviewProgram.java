// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview;

import io.millrace.preview.input.ConnectorFile;
import io.millrace.preview.input.SampleFile;
import io.millrace.preview.input.Unreadable;
import io.millrace.preview.plugin.PluginFolders;
import io.millrace.preview.plugin.Plugins;
import io.millrace.preview.report.Report;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what a connector configuration would do, without Kafka. */
public final class PreviewProgram {
    /** The configuration is valid, and every record got through or was dropped on purpose. */
    static final int GOOD = 0;

    /** A record failed, or something could not be read. */
    static final int FAILED = 1;

    /** The configuration has errors, or the command line has. */
    static final int INVALID = 2;

    /** Zips, with the platform's path separator between them; the script sets it. */
    private static final String ZIPS = "millrace.plugin.zips";

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;

    PreviewProgram(PrintStream out, PrintStream err, InputStream in) {
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /**
     * Ends with 0, 1 or 2, as the program's help tells.
     *
     * @param arguments the command line
     */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = new PreviewProgram(out, err, System.in).run(arguments);
        out.flush();
        // Not by returning: a plugin may have started threads that never end.
        System.exit(status);
    }

    /** Does it, and answers the exit status. */
    int run(String... given) {
        try {
            Arguments arguments = Arguments.of(given);
            ConnectorFile connector = ConnectorFile.read(arguments.connector(), in);
            Optional<SampleFile> samples = arguments.samples().isEmpty()
                    ? Optional.empty()
                    : Optional.of(SampleFile.read(arguments.samples().get(), arguments.form(), in));
            return session(arguments, connector, samples);
        } catch (Arguments.Misused e) {
            return complain(e, INVALID);
        } catch (Unreadable | IOException | UncheckedIOException e) {
            return complain(e, FAILED);
        }
    }

    private int session(Arguments arguments, ConnectorFile connector, Optional<SampleFile> samples) throws IOException {
        Path unpacked = Files.createTempDirectory("millrace-preview-");
        try (Plugins plugins = plugins(arguments.pluginPaths(), unpacked)) {
            Report report = new Report(out, arguments.verbose());
            return new Session(plugins, connector, report, System::currentTimeMillis).run(samples, arguments.count());
        } finally {
            delete(unpacked);
        }
    }

    private static Plugins plugins(List<Path> paths, Path unpacked) throws IOException {
        PluginFolders folders = new PluginFolders(PreviewProgram.class.getClassLoader());
        for (Path path : paths) {
            folders.addPath(path);
        }
        if (paths.isEmpty()) {
            for (String zip : System.getProperty(ZIPS, "").split(File.pathSeparator, -1)) {
                if (!zip.isEmpty()) {
                    Path file = Path.of(zip);
                    folders.addZip(file, unpacked.resolve(file.getFileName().toString()));
                }
            }
        }
        return folders.plugins();
    }

    private int complain(Exception e, int status) {
        err.println("preview/run: " + e.getMessage());
        return status;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
