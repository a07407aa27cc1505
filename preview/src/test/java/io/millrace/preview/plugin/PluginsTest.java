// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.preview.Preview;
import io.millrace.common.preview.Previewed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    /** What the tests pack as a plugin. */
    public static final class Shout implements Transformation<SinkRecord>, Previewed {
        @Override
        public SinkRecord apply(SinkRecord to) {
            return to;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void configure(Map<String, ?> options) {}

        @Override
        public Preview preview(Map<String, String> properties, int count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /** Fails as soon as it is made. */
    public static final class Broken implements Transformation<SinkRecord> {
        /** Fails. */
        public Broken() {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public SinkRecord apply(SinkRecord to) {
            return to;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void configure(Map<String, ?> options) {}

        @Override
        public void close() {}
    }

    @TempDir
    private Path folder;

    @Test
    void loadsAFoldersClassesApartFromItsOwn() throws Exception {
        jar(folder.resolve("path/shout/lib/shout.jar"));
        try (Plugins plugins = path(folder.resolve("path"))) {
            Plugin shout = plugins.make(Kind.TRANSFORM, Shout.class.getName(), plugins.worker());

            assertThat(shout.origin().name()).isEqualTo("shout");
            assertThat(shout.instance()).isInstanceOf(Transformation.class).isNotInstanceOf(Shout.class);
            assertThat(shout.className()).isEqualTo(Shout.class.getName());
        }
    }

    @Test
    void sharesThePreviewsPortWithPlugins() throws Exception {
        jar(folder.resolve("path/shout/shout.jar"));
        try (Plugins plugins = path(folder.resolve("path"))) {
            assertThat(plugins.make(Kind.TRANSFORM, "Shout", plugins.worker()).instance())
                    .isInstanceOf(Previewed.class);
        }
    }

    @Test
    void opensAZipAsIfItWereUnpacked() throws Exception {
        Path zip = folder.resolve("shout-1.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("shout-1/lib/../../escape.jar"));
            writeJar(out);
            out.putNextEntry(new ZipEntry("shout-1/manifest.json"));
        }
        PluginFolders folders = new PluginFolders(getClass().getClassLoader());
        folders.addZip(zip, folder.resolve("unpacked"));
        try (Plugins plugins = folders.plugins()) {
            assertThat(plugins.make(Kind.TRANSFORM, "Shout", plugins.worker())
                            .origin()
                            .name())
                    .isEqualTo("shout-1.zip");
            assertThat(folder.resolve("unpacked/escape.jar")).exists();
        }
    }

    @Test
    void takesTheConnectorsOwnFolderFirst() throws Exception {
        jar(folder.resolve("path/a/shout.jar"));
        jar(folder.resolve("path/b/shout.jar"));
        try (Plugins plugins = path(folder.resolve("path"))) {
            Plugin first = plugins.make(Kind.TRANSFORM, "Shout", plugins.worker());
            Origin other = plugins.folder("b");

            assertThat(first.origin().name()).isEqualTo("a");
            assertThat(plugins.make(Kind.TRANSFORM, "Shout", other).origin()).isSameAs(other);
        }
    }

    @Test
    void findsStockPluginsByClassNameAndByAlias() throws Exception {
        try (Plugins plugins = new PluginFolders(getClass().getClassLoader()).plugins()) {
            assertThat(plugins.make(Kind.CONVERTER, "Json", plugins.worker()).className())
                    .isEqualTo("org.apache.kafka.connect.json.JsonConverter");
            assertThat(plugins.make(Kind.TRANSFORM, "RegexRouter", plugins.worker())
                            .className())
                    .isEqualTo("org.apache.kafka.connect.transforms.RegexRouter");
        }
    }

    @Test
    void tellsWhyThereIsNoPlugin() throws Exception {
        jar(folder.resolve("path/shout/shout.jar"));
        try (Plugins plugins = path(folder.resolve("path"))) {
            assertThatThrownBy(() -> plugins.make(Kind.TRANSFORM, "RegexRuter", plugins.worker()))
                    .isInstanceOf(NoSuchPlugin.class)
                    .hasMessage("there is no transform 'RegexRuter' in shout and the worker;"
                            + " did you mean org.apache.kafka.connect.transforms.RegexRouter?");
            assertThatThrownBy(() -> plugins.make(Kind.TRANSFORM, "Value", plugins.worker()))
                    .hasMessageContaining("HoistField$Value or ")
                    .hasMessageEndingWith("write the full name");
            assertThatThrownBy(() -> plugins.make(Kind.PREDICATE, Shout.class.getName(), plugins.worker()))
                    .hasMessageStartingWith(Shout.class.getName() + " is no predicate; ");
            assertThatThrownBy(() -> plugins.make(Kind.TRANSFORM, Broken.class.getName(), plugins.worker()))
                    .hasMessageEndingWith(
                            "cannot be loaded from shout: java.lang.IllegalStateException: broken on purpose");
        }
    }

    private static Plugins path(Path path) throws IOException {
        PluginFolders folders = new PluginFolders(PluginsTest.class.getClassLoader());
        folders.addPath(path);
        return folders.plugins();
    }

    private static void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            writeJar(out);
        }
    }

    /** Both classes, and the port as every plugin of ours has it in its jars. */
    private static void writeJar(OutputStream out) throws IOException {
        ZipOutputStream jar = new ZipOutputStream(out);
        for (Class<?> type : new Class<?>[] {Shout.class, Broken.class, Previewed.class, Preview.class}) {
            String entry = type.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new ZipEntry(entry));
            try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
                in.transferTo(jar);
            }
        }
        jar.putNextEntry(new ZipEntry("META-INF/services/" + Transformation.class.getName()));
        jar.write(("# one\n" + Shout.class.getName() + " # comment\n").getBytes(StandardCharsets.UTF_8));
        jar.finish();
    }
}
