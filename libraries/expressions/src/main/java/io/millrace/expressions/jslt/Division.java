// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Division of integers beyond 64 bits, which the engine cuts to 64 first. As with short ones, the answer is an integer where
 * it comes out even, and a double where it does not.
 */
final class Division implements Calculation {
    static final Division INSTANCE = new Division();

    private Division() {}

    @Override
    public @Nullable JsonNode of(JsonNode one, JsonNode other) {
        boolean big = one.isBigInteger() || other.isBigInteger();
        if (!big || !one.isIntegralNumber() || !other.isIntegralNumber()) {
            return null;
        }
        BigInteger dividend = one.bigIntegerValue();
        BigInteger divisor = other.bigIntegerValue();
        if (divisor.signum() == 0) {
            return DoubleNode.valueOf(dividend.doubleValue() / 0.0);
        }
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() == 0
                ? Arithmetic.shortest(parts[0])
                : DoubleNode.valueOf(dividend.doubleValue() / divisor.doubleValue());
    }
}
