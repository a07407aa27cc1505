// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worker, another plugin or another version of this one may have loaded the same native libraries already. */
class IsolationTest {
    @Test
    void nativeLibrariesLoadBesideThoseOfOtherClassLoaders() throws Exception {
        for (Form form : Form.values()) {
            assertThat(form.encoding().obstacle()).isEmpty();
        }
        for (int plugin = 0; plugin < 2; plugin++) {
            try (URLClassLoader isolated = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
                Class<?> forms = isolated.loadClass(Form.class.getName());
                assertThat(forms).isNotSameAs(Form.class);
                for (Object form : forms.getEnumConstants()) {
                    var encoding = forms.getDeclaredMethod("encoding");
                    encoding.setAccessible(true);
                    Object isolatedEncoding = encoding.invoke(form);
                    Object obstacle = isolatedEncoding
                            .getClass()
                            .getSuperclass()
                            .getMethod("obstacle")
                            .invoke(isolatedEncoding);
                    assertThat(obstacle).isEqualTo(Optional.empty());
                }
            }
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(IsolationTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
