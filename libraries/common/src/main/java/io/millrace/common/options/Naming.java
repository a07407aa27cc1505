// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the names of a configuration: which are options, which were meant to be, and which are somebody else's. */
final class Naming {
    private final Options options;
    private final List<AliasKind> kinds;
    private final List<Alias> aliases;
    private final Set<String> ours;

    Naming(Options options, List<AliasKind> kinds, List<Alias> aliases) {
        this.options = options;
        this.kinds = kinds;
        this.aliases = aliases;
        this.ours = options.all().stream().map(Option::name).collect(Collectors.toCollection(LinkedHashSet::new));
        for (Alias alias : aliases) {
            alias.kind().options().forEach(option -> ours.add(alias.qualified(option.name())));
        }
    }

    /** What is wrong with a name; empty when nothing is, or when it is not for us to say. */
    Optional<String> complaint(String name) {
        if (ours.contains(name) || options.knows(name) || FrameworkOptions.owns(name)) {
            return Optional.empty();
        }
        for (AliasKind kind : kinds) {
            if (name.startsWith(kind.prefix())) {
                return Optional.of(complaintOfAlias(kind, name));
            }
            if (kind.options().stream().anyMatch(option -> option.name().equals(name))) {
                return Optional.of("Option '" + name + "' is one of each " + kind.word() + ": write " + kind.prefix()
                        + namesOf(kind).stream().findFirst().orElse("<" + kind.word() + ">") + "." + name);
            }
        }
        boolean closeToOurs = ours.stream().anyMatch(own -> Spelling.distance(own, name) <= 2);
        List<String> family =
                ours.stream().filter(own -> sameFirstSegment(own, name)).toList();
        if (!closeToOurs && family.isEmpty()) {
            // Somebody else's: an interceptor's, a converter's, a platform's.
            return Optional.empty();
        }
        return Optional.of("Unknown option '" + name + "'; did you mean '" + nearest(name, ours, family) + "'?");
    }

    private String complaintOfAlias(AliasKind kind, String name) {
        String rest = name.substring(kind.prefix().length());
        int dot = rest.indexOf('.');
        String alias = dot < 0 ? rest : rest.substring(0, dot);
        List<String> named = namesOf(kind);
        if (named.isEmpty()) {
            return "Unknown option '" + name + "': " + kind.names() + " names no " + kind.word() + "; write "
                    + kind.names() + "=" + alias;
        }
        if (!named.contains(alias)) {
            String hint = Spelling.nearest(alias, named, 1).stream()
                    .findFirst()
                    .map(near -> "did you mean '" + kind.prefix() + near + rest.substring(alias.length()) + "'?")
                    .orElse("add it there, or use one of " + String.join(", ", named));
            return "Unknown " + kind.word() + " '" + alias + "' in '" + name + "': " + kind.names()
                    + " does not name it; " + hint;
        }
        List<String> options = kind.options().stream()
                .map(option -> kind.qualified(alias, option))
                .toList();
        return "Unknown option '" + name + "'; did you mean '" + nearest(name, options, options) + "'?";
    }

    private List<String> namesOf(AliasKind kind) {
        return aliases.stream()
                .filter(alias -> alias.kind() == kind)
                .map(Alias::name)
                .toList();
    }

    private static String nearest(String name, Collection<String> candidates, List<String> otherwise) {
        return Spelling.nearest(name, candidates, 1).stream()
                .findFirst()
                .orElseGet(
                        () -> Collections.min(otherwise, Comparator.comparingInt(own -> Spelling.distance(own, name))));
    }

    private static boolean sameFirstSegment(String a, String b) {
        return firstSegment(a).equals(firstSegment(b));
    }

    private static String firstSegment(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
