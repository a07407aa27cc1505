// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import io.millrace.source.datagen.function.BadCall;
import io.millrace.source.datagen.function.Call;
import io.millrace.source.datagen.function.Catalogue;
import io.millrace.source.datagen.function.Escaping;
import io.millrace.source.datagen.function.Generator;
import io.millrace.source.datagen.function.Literal;
import io.millrace.source.datagen.function.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the pieces of a template into generators.
 *
 * <p>What a hole draws derives from where it stands: the JSON path of its value, or its own text where the template is no
 * JSON. So a hole that is added elsewhere leaves the values of the others as they were.
 */
final class Compiler {
    private static final int MAX_RECORD_BYTES = 64 * 1024 * 1024;

    private final TemplateOptions options;
    private final Optional<List<JsonShape.Place>> places;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final List<BadCall> problems;
    private int holes;

    private Compiler(Parser.Parsed parsed, TemplateOptions options) {
        this.options = options;
        this.problems = new ArrayList<>(parsed.problems());
        this.places = JsonShape.of(parsed.parts());
    }

    /** The generators in the order of the template; throws if anything is wrong with it. */
    static List<Generator> compile(SourceText source, Parser.Parsed parsed, TemplateOptions options) {
        Compiler compiler = new Compiler(parsed, options);
        List<Generator> program = new ArrayList<>();
        long length = 0;
        for (Parser.Part part : parsed.parts()) {
            Generator generator = compiler.compile(part);
            program.add(generator);
            length += generator.maxLength();
        }
        if (length > MAX_RECORD_BYTES) {
            compiler.problems.add(new BadCall(0, "records of this template could take more than 64 MiB"));
        }
        if (!compiler.problems.isEmpty()) {
            throw new InvalidTemplate(compiler.problems.stream()
                    .sorted(Comparator.comparingInt(BadCall::offset))
                    .map(p -> source.problem(p.offset(), p.problem()))
                    .toList());
        }
        return program;
    }

    private Generator compile(Parser.Part part) {
        Call call = part.call();
        if (call == null) {
            return Literal.of(part.text());
        }
        try {
            Generator generator = Catalogue.compile(call, site(part));
            if (generator.maxLength() <= MAX_RECORD_BYTES) {
                return generator;
            }
            problems.add(tooLong(part));
        } catch (BadCall problem) {
            problems.add(problem);
        } catch (ArithmeticException overflow) {
            problems.add(tooLong(part));
        }
        return Literal.of("");
    }

    private static BadCall tooLong(Parser.Part part) {
        return new BadCall(part.offset(), "the value of this hole could take more than 64 MiB");
    }

    private Site site(Parser.Part part) {
        int hole = holes++;
        Optional<JsonShape.Place> place = places.map(all -> all.get(hole));
        String path = place.map(JsonShape.Place::path).orElse(part.text());
        boolean inString = place.map(JsonShape.Place::inString).orElse(false);
        return new Site(path, options.zone(), options.lenient(), escaping(inString), occurrences);
    }

    private Escaping escaping(boolean inString) {
        return switch (options.escape()) {
            case NONE -> Escaping.NONE;
            case JSON -> Escaping.JSON;
            case CSV -> Escaping.CSV;
            case AUTO -> inString ? Escaping.JSON : Escaping.NONE;
        };
    }
}
