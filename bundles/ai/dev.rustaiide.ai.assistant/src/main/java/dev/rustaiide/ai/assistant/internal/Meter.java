package dev.rustaiide.ai.assistant.internal;

import java.time.Duration;
import java.util.Optional;

import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.inference.Generation;

/** What a turn has used of its budget. Any thread may use it. */
final class Meter {
    /** Characters of a token, for models that do not count. */
    private static final int CHARACTERS = 4;

    private final Budget budget;
    private final long begun = System.nanoTime();
    private long read;
    private long written;
    private int steps;

    Meter(Budget budget) {
        this.budget = budget;
    }

    /** About how many tokens {@code text} has. */
    static int tokens(String text) {
        return (text.length() + CHARACTERS - 1) / CHARACTERS;
    }

    /** About how many characters so many tokens are. */
    static int characters(int tokens) {
        return tokens * CHARACTERS;
    }

    /** Adds an answer. A model that tells less than nothing, or nothing, is counted by what it was given and wrote. */
    synchronized void add(Generation generation, int promptTokens) {
        read += generation.readTokens() > 0 ? generation.readTokens() : promptTokens;
        written += generation.writtenTokens() > 0 ? generation.writtenTokens() : tokens(generation.text());
    }

    /** Adds what was written by one that was stopped. */
    synchronized void addStopped(int promptTokens, int characters) {
        read += promptTokens;
        written += (characters + CHARACTERS - 1) / CHARACTERS;
    }

    synchronized void addStep() {
        steps++;
    }

    synchronized Spent spent() {
        return new Spent(clamped(read), clamped(written), Duration.ofNanos(System.nanoTime() - begun), steps);
    }

    private static int clamped(long tokens) {
        return (int) Math.min(tokens, Integer.MAX_VALUE / 2);
    }

    Duration left() {
        Duration left = budget.time().minusNanos(System.nanoTime() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized int tokensLeft() {
        return (int) Math.clamp(budget.tokens() - read - written, 0, Integer.MAX_VALUE);
    }

    /** Why nothing more can be done, as a sentence; empty if it can. */
    Optional<String> used() {
        if (left().isZero()) {
            return Optional.of("The time of the budget is up: " + budget.time().toSeconds() + " seconds.");
        }
        if (tokensLeft() == 0) {
            return Optional.of("The tokens of the budget are used up: " + budget.tokens() + ".");
        }
        return Optional.empty();
    }

    /** Whether no further use of a tool is paid for. */
    synchronized Optional<String> stepsUsed() {
        return steps < budget.steps() ? Optional.empty()
                : Optional.of("The steps of the budget are used up: " + budget.steps() + ".");
    }
}
