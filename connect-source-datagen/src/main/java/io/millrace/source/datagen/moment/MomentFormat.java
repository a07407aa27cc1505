// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.moment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A format of moment.js 2.17, compiled. Letters that are no token print themselves, text in brackets is literal, a
 * backslash takes the meaning from what follows.
 */
public final class MomentFormat {
    private static final int LONGEST_VALUE = 20;

    private static final Pattern LOCAL = Pattern.compile("(\\[[^\\[]*])|(\\\\)?(LTS|LT|LL?L?L?|l{1,4})");
    private static final Pattern TOKENS = Pattern.compile("(\\[[^\\[]*])|(\\\\)?"
            + "([Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?|YYYYYY|YYYYY|YYYY|YY"
            + "|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.)");

    /** What date.now prints without a format. */
    public static final MomentFormat DEFAULT = compile("YYYY-MM-DDTHH:mm:ssZ");

    /** What date.utc prints without a format. */
    public static final MomentFormat DEFAULT_UTC = compile("YYYY-MM-DDTHH:mm:ss[Z]");

    /** What a date prints in JavaScript when it is made a text. */
    public static final MomentFormat JAVA_SCRIPT = javaScript();

    private final Token[] tokens;
    private final byte[][] literals;

    private MomentFormat(List<Token> tokens, List<byte[]> literals) {
        this.tokens = tokens.toArray(Token[]::new);
        this.literals = literals.toArray(byte[][]::new);
    }

    /** Compiles a format; every text is one. */
    public static MomentFormat compile(String pattern) {
        Builder builder = new Builder();
        Matcher part = TOKENS.matcher(expanded(pattern));
        while (part.find()) {
            builder.add(part.group());
        }
        return builder.build();
    }

    /** Replaces the tokens of local formats by what they stand for in English. */
    private static String expanded(String pattern) {
        return LOCAL.matcher(pattern).replaceAll(found -> {
            String expansion = Names.LOCAL_FORMATS.get(found.group());
            return Matcher.quoteReplacement(expansion == null ? found.group() : expansion);
        });
    }

    private static MomentFormat javaScript() {
        Builder builder = new Builder();
        for (String part :
                List.of("ddd", " ", "MMM", " ", "DD", " ", "YYYY", " ", "HH", ":", "mm", ":", "ss", "[ GMT]")) {
            builder.add(part);
        }
        builder.add("ZZ");
        builder.add("[ (]");
        builder.add(Token.ZONE_NAME);
        builder.add(")");
        return builder.build();
    }

    /** The same format with literal text before and behind it. */
    public MomentFormat between(byte[] before, byte[] after) {
        List<Token> wider = new ArrayList<>(List.of(tokens));
        List<byte[]> texts = new ArrayList<>(List.of(literals));
        wider.add(0, Token.LITERAL);
        texts.add(0, before.clone());
        wider.add(Token.LITERAL);
        texts.add(after.clone());
        return new MomentFormat(wider, texts);
    }

    /** A writer of this format with a cache, for one renderer. */
    public MomentWriter writer(ZoneTable zone, boolean utc) {
        return new MomentWriter(this, zone, utc);
    }

    Token[] tokens() {
        return tokens;
    }

    byte[] literal(int token) {
        return literals[token];
    }

    /** The most bytes that a date takes in this format. */
    public int maxLength(ZoneTable zone) {
        int length = 0;
        for (int i = 0; i < tokens.length; i++) {
            length += switch (tokens[i]) {
                case LITERAL -> literals[i].length;
                case ZONE_NAME -> zone.longestName();
                case zz -> "Coordinated Universal Time".length();
                default -> LONGEST_VALUE;
            };
        }
        return length;
    }

    /** The literal text of the format, for questions about its characters. */
    public String literalText() {
        return Arrays.stream(literals)
                .map(b -> new String(b, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** Collects tokens and joins neighbouring literals. */
    private static final class Builder {
        private static final Map<String, Token> BY_SPELLING = Arrays.stream(Token.values())
                .filter(t -> !t.spelling().isEmpty())
                .collect(Collectors.toMap(Token::spelling, Function.identity()));

        private final List<Token> tokens = new ArrayList<>();
        private final List<byte[]> literals = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        void add(String part) {
            Token token = BY_SPELLING.get(part);
            if (token != null) {
                add(token);
            } else if (part.length() > 1 && part.startsWith("[") && part.endsWith("]")) {
                literal.append(part, 1, part.length() - 1);
            } else {
                literal.append(part.replace("\\", ""));
            }
        }

        void add(Token token) {
            flush();
            tokens.add(token);
            literals.add(new byte[0]);
        }

        private void flush() {
            if (!literal.isEmpty()) {
                tokens.add(Token.LITERAL);
                literals.add(literal.toString().getBytes(StandardCharsets.UTF_8));
                literal.setLength(0);
            }
        }

        MomentFormat build() {
            flush();
            return new MomentFormat(tokens, literals);
        }
    }
}
