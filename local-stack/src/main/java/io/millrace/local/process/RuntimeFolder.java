// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The jars of one program, as a module below {@code local-stack/runtimes} collected them.
 *
 * @param name the module's folder, such as {@code worker-4.3.1}
 * @param jars the folder of jars
 */
public record RuntimeFolder(String name, Path jars) {
    /**
     * Finds a runtime of the repository.
     *
     * @param name the module's folder below {@code local-stack/runtimes}
     * @return its folder of jars
     */
    public static RuntimeFolder named(String name) {
        Path jars =
                Repository.root().resolve("local-stack/runtimes").resolve(name).resolve("target/lib");
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException("the runtime " + name + " has no jars in " + jars
                    + ": build it with mvn package -pl local-stack/runtimes/" + name);
        }
        return new RuntimeFolder(name, jars);
    }

    /** The class path of a child: the program's jars, then our first class. */
    String classPath() {
        return jars.resolve("*") + File.pathSeparator + Repository.ownClasses();
    }
}
