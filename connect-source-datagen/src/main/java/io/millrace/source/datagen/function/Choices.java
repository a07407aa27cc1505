// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds choices between constants and between generators. */
final class Choices {
    private Choices() {}

    static Generator uniform(List<String> texts, Site site) {
        return of(texts.stream().map(site.escaping()::bytes).toList(), null, site.field());
    }

    /** One of several values, each of them text or something that holds calls. */
    static Generator of(List<Generator> values, @Nullable List<BigDecimal> weights, Site site) {
        AliasTable table = weights == null ? null : AliasTable.of(weights);
        boolean constant = values.stream().allMatch(Literal.class::isInstance);
        if (constant) {
            List<byte[]> texts = values.stream().map(v -> ((Literal) v).bytes()).toList();
            return of(texts, table, site.field());
        }
        return new GeneratorChoice(values.toArray(Generator[]::new), site.field(), table);
    }

    private static Generator of(List<byte[]> texts, @Nullable AliasTable weights, long field) {
        return texts.size() == 1 ? new Literal(texts.get(0)) : new Choice(texts, field, weights);
    }
}
