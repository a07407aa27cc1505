// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.List;

/**
 * A function call as it was written.
 *
 * @param offset where the function's name starts in the text that was parsed
 * @param name module and function, joined by a dot
 * @param arguments the arguments in order
 */
public record Call(int offset, String name, List<Argument> arguments) {
    public Call {
        arguments = List.copyOf(arguments);
    }
}
