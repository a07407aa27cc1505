// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import io.millrace.source.datagen.function.Generator;
import java.util.List;

/** A compiled template: immutable, shared by all tasks; each task renders with a {@link Renderer} of its own. */
public final class Template {
    private final List<Generator> program;
    private final List<String> warnings;

    private Template(List<Generator> program, List<String> warnings) {
        this.program = List.copyOf(program);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Compiles a template.
     *
     * @param text the template as the user wrote it
     * @param options how it is read
     * @return the compiled template
     * @throws InvalidTemplate with all problems and their places
     */
    public static Template compile(String text, TemplateOptions options) {
        SourceText source = SourceText.of(text, options.newlines());
        Parser.Parsed parsed = Parser.parse(source.text(), options.lenient());
        List<Generator> program = Fusion.fuse(Compiler.compile(source, parsed, options));
        return new Template(program, parsed.warnings());
    }

    /**
     * A renderer, for one thread.
     *
     * @param seed what all values derive from
     * @param streamId sets streams with the same seed apart
     * @param lanes how many lanes the indices are dealt to
     */
    public Renderer renderer(long seed, long streamId, int lanes) {
        Generator[] own = program.stream().map(Generator::forRenderer).toArray(Generator[]::new);
        return new Renderer(own, seed, streamId, lanes);
    }

    /** Whether there is nothing to write, so that every record would be empty. */
    public boolean isEmpty() {
        return program.isEmpty();
    }

    /** What is odd about the template without being wrong. */
    public List<String> warnings() {
        return warnings;
    }

    /** Whether every record is plain ASCII, so that its bytes can become a text without decoding. */
    public boolean isAscii() {
        return program.stream().allMatch(Generator::isAscii);
    }
}
