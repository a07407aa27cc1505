// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import io.millrace.local.s3.S3Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * How likely each fault is, by chance and request; at most one hits a request. Immutable: each method adds a fault.
 *
 * <pre>{@code
 * FaultRates.none().dropAnswers(0.05).slowDowns(0.05).delays(0.1, Duration.ofMillis(300))
 * }</pre>
 */
public final class FaultRates {
    private static final FaultRates NONE = new FaultRates(List.of(), request -> true);

    private final List<Chance> chances;
    private final Predicate<S3Request> kind;

    private FaultRates(List<Chance> chances, Predicate<S3Request> kind) {
        this.chances = List.copyOf(chances);
        this.kind = kind;
        double sum = chances.stream().mapToDouble(Chance::probability).sum();
        if (sum > 1 || chances.stream().anyMatch(chance -> chance.probability() < 0)) {
            throw new IllegalArgumentException("no probabilities, or more than 1 together: " + chances);
        }
    }

    private record Chance(double probability, String what, Source source) {
        @Override
        public String toString() {
            return what + " " + probability;
        }
    }

    @FunctionalInterface
    private interface Source {
        Fault fault(RandomGenerator random);
    }

    /**
     * No fault.
     *
     * @return rates to add to
     */
    public static FaultRates none() {
        return NONE;
    }

    /**
     * Adds {@link Fault#dropAnswer()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates dropAnswers(double probability) {
        return plus(probability, Fault.dropAnswer());
    }

    /**
     * Adds {@link Fault#slowDown()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates slowDowns(double probability) {
        return plus(probability, Fault.slowDown());
    }

    /**
     * Adds {@link Fault#slowDownAfterWork()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates slowDownsAfterWork(double probability) {
        return plus(probability, Fault.slowDownAfterWork());
    }

    /**
     * Adds {@link Fault#internalError()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates internalErrors(double probability) {
        return plus(probability, Fault.internalError());
    }

    /**
     * Adds {@link Fault#cutBody()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates cutBodies(double probability) {
        return plus(probability, Fault.cutBody());
    }

    /**
     * Adds {@link Fault#cutAnswer()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates cutAnswers(double probability) {
        return plus(probability, Fault.cutAnswer());
    }

    /**
     * Adds {@link Fault#reset()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates resets(double probability) {
        return plus(probability, Fault.reset());
    }

    /**
     * Adds {@link Fault#blackHole()}.
     *
     * @param probability from 0 to 1
     * @return these rates and this one
     */
    public FaultRates blackHoles(double probability) {
        return plus(probability, Fault.blackHole());
    }

    /**
     * Adds {@link Fault#delay}, each by another time.
     *
     * @param probability from 0 to 1
     * @param longest at most so much later
     * @return these rates and this one
     */
    public FaultRates delays(double probability, Duration longest) {
        return with(new Chance(
                probability,
                "delayed by up to " + longest.toMillis() + " ms",
                random -> Fault.delay(Duration.ofMillis(random.nextLong(longest.toMillis() + 1)))));
    }

    /**
     * Adds any fault.
     *
     * @param probability from 0 to 1
     * @param fault what happens
     * @return these rates and this one
     */
    public FaultRates plus(double probability, Fault fault) {
        return with(new Chance(probability, fault.toString(), random -> fault));
    }

    /**
     * Spares other requests.
     *
     * @param requests which requests may be hit
     * @return the same rates, for these alone
     */
    public FaultRates on(Predicate<S3Request> requests) {
        return new FaultRates(chances, kind.and(requests));
    }

    /** Draws as often for each request, so that what hits one of them leaves the others' luck as it is. */
    Fault draw(RandomGenerator random, S3Request request) {
        double luck = random.nextDouble();
        RandomGenerator details = new SplittableRandom(random.nextLong());
        if (kind.test(request)) {
            for (Chance chance : chances) {
                luck -= chance.probability();
                if (luck < 0) {
                    return chance.source().fault(details);
                }
            }
        }
        return Fault.NONE;
    }

    private FaultRates with(Chance chance) {
        List<Chance> more = new ArrayList<>(chances);
        more.add(chance);
        return new FaultRates(more, kind);
    }

    /** The faults and their probabilities. */
    @Override
    public String toString() {
        return chances.isEmpty() ? "none" : chances.toString();
    }
}
