// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

/**
 * One function of the catalogue.
 *
 * @param name module and function
 * @param maxArguments how many arguments it takes
 * @param rawText whether its argument may be text without quotes
 * @param factory makes the generator of a call
 */
record Definition(String name, int maxArguments, boolean rawText, Factory factory) {
    /** Reads the arguments of a call and makes its generator, or throws {@link BadCall}. */
    interface Factory {
        Generator make(Arguments arguments, Site site);
    }

    static Definition of(String name, int maxArguments, Factory factory) {
        return new Definition(name, maxArguments, false, factory);
    }

    static Definition ofFormat(String name, int maxArguments, Factory factory) {
        return new Definition(name, maxArguments, true, factory);
    }

    /** Makes the generator of a call by this name or an alias; aliases draw the same values. */
    Generator make(Call call, Site site) {
        if (call.arguments().size() > maxArguments) {
            Argument extra = call.arguments().get(maxArguments);
            throw new BadCall(
                    extra.offset(),
                    call.name()
                            + (maxArguments == 0
                                    ? " takes no argument"
                                    : " takes at most " + maxArguments
                                            + (maxArguments == 1 ? " argument" : " arguments")));
        }
        return factory.make(new Arguments(call), site.enter(name));
    }
}
