// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import io.millrace.expressions.budget.Meter;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/** What jq's functions of patterns are made of, with patterns of RE2 in the place of Oniguruma's. */
final class PatternFunctions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PatternFunctions() {}

    /** The matches of the input, or whether there is one: (pattern; flags; whether). */
    static final class Match implements Function {
        @Override
        public void apply(
                Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version)
                throws JsonQueryException {
            String text = text(in);
            args.get(2)
                    .apply(
                            scope,
                            in,
                            whether -> args.get(1)
                                    .apply(
                                            scope,
                                            in,
                                            flags -> args.get(0)
                                                    .apply(
                                                            scope,
                                                            in,
                                                            pattern -> output.emit(
                                                                    answer(
                                                                            JqPattern.of(text(pattern), flags),
                                                                            text,
                                                                            whether.asBoolean()),
                                                                    null))));
        }

        private static JsonNode answer(JqPattern pattern, String text, boolean whether) {
            JqPattern.Search search = pattern.in(text);
            if (whether) {
                return BooleanNode.valueOf(search.find());
            }
            ArrayNode matches = JSON.arrayNode();
            while (search.find()) {
                matches.add(search.described());
            }
            return matches;
        }
    }

    /** The input with its matches replaced: (pattern; replacement, evaluated on the named groups; flags). */
    static final class Substitute implements Function {
        @Override
        public void apply(
                Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version)
                throws JsonQueryException {
            String text = text(in);
            args.get(0)
                    .apply(
                            scope,
                            in,
                            pattern -> args.get(2).apply(scope, in, flags -> {
                                JqPattern.Search search =
                                        JqPattern.of(text(pattern), flags).in(text);
                                List<Piece> pieces = new ArrayList<>();
                                int from = 0;
                                while (search.find()) {
                                    Matcher match = search.match();
                                    pieces.add(new Piece(text.substring(from, match.start()), search.namedGroups()));
                                    from = match.end();
                                }
                                new Pieces(pieces, text.substring(from), scope, args.get(1), output).emit(0, "");
                            }));
        }
    }

    /** What stands before a match, and the match's groups. */
    private record Piece(String before, ObjectNode groups) {}

    /** Puts texts together, one for each combination of replacements, as jq does. */
    private record Pieces(List<Piece> pieces, String rest, Scope scope, Expression replacement, PathOutput output) {
        void emit(int start, String done) throws JsonQueryException {
            StringBuilder text = new StringBuilder(done);
            for (int i = start; i < pieces.size(); i++) {
                List<String> replacements = replacements(pieces.get(i));
                text.append(pieces.get(i).before());
                if (replacements.size() != 1) {
                    for (String each : replacements) {
                        emit(i + 1, appended(text.toString(), each));
                    }
                    return;
                }
                Meter.current()
                        .mayMake((long) text.length() + replacements.get(0).length());
                text.append(replacements.get(0));
            }
            output.emit(new TextNode(appended(text.toString(), rest)), null);
        }

        private static String appended(String text, String more) {
            Meter.current().willMake((long) text.length() + more.length());
            return text + more;
        }

        private List<String> replacements(Piece piece) throws JsonQueryException {
            List<String> texts = new ArrayList<>();
            replacement.apply(scope, piece.groups(), value -> texts.add(text(value)));
            return texts;
        }
    }

    private static String text(JsonNode value) throws JsonQueryException {
        if (!value.isTextual()) {
            throw new JsonQueryException("not a string");
        }
        return value.textValue();
    }
}
