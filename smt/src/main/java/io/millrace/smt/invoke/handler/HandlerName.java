// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import java.util.Optional;

/**
 * Which code is a handler, in the spelling of Lambda's own setting.
 *
 * @param className a full class name
 * @param method a method's name; without it {@code handleRequest}
 */
public record HandlerName(String className, Optional<String> method) {
    private static final String SEPARATOR = "::";

    /**
     * Reads a name.
     *
     * @param text such as {@code com.example.Orders} or {@code com.example.Orders::convert}
     * @return the name
     * @throws IllegalArgumentException when a part is empty
     */
    public static HandlerName parse(String text) {
        int at = text.indexOf(SEPARATOR);
        String className = at < 0 ? text : text.substring(0, at);
        Optional<String> method = at < 0 ? Optional.empty() : Optional.of(text.substring(at + SEPARATOR.length()));
        if (className.isBlank() || method.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("must be a class name, or one followed by :: and a method's name");
        }
        return new HandlerName(className.strip(), method.map(String::strip));
    }

    /** The class without its package, which is how the function is called. */
    String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '-');
    }
}
