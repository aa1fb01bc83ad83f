package dev.rustaiide.ai.inference.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Generation.Ending;
import dev.rustaiide.ai.inference.WrittenText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * A text that is being written: what it is written from, what has been chosen, and what its reader has not heard yet.
 * The batch's thread writes, another one listens.
 */
final class Writing {
    private final int[] prompt;
    private final WrittenText text;
    private final TokenChoice choice;
    private final TokenFilter filter;
    private final ModelLimits limits;
    private final int most;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Generation.Step> steps = new ArrayList<>();
    private volatile boolean cancelled;
    private final Decoding.Sureness sureness;
    private double likely = 1;
    /** How likely the line is that is being written. */
    private double line = 1;
    private int reused;
    private int written;
    private int last;

    /**
     * What a model can say at all.
     *
     * @param window how many tokens it takes
     * @param ends the tokens that end a text
     */
    record ModelLimits(int window, Vocabulary vocabulary, BitSet ends) {}

    /** What a reader hears. */
    private sealed interface Event {
        record Piece(String text) implements Event {}

        record Done(Generation generation) implements Event {}

        record Failed(Throwable cause) implements Event {}
    }

    Writing(int[] prompt, Decoding decoding, WrittenText text, TokenFilter filter, ModelLimits limits) {
        this.prompt = prompt;
        this.text = text;
        this.choice = new TokenChoice(decoding);
        this.filter = filter;
        this.limits = limits;
        this.most = decoding.most();
        this.sureness = decoding.sureness();
    }

    int[] prompt() {
        return prompt;
    }

    /** How many tokens it will have with its prompt, as far as that can be said. */
    int expected() {
        return Math.min(limits.window, prompt.length + Math.min(most, 256));
    }

    /** The one that was chosen last and not read yet. */
    int last() {
        return last;
    }

    void reuses(int tokens) {
        reused = tokens;
    }

    /** Whoever asked wants no more. Any thread may call it. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Goes on by one token.
     *
     * @return whether another one is to follow
     * @throws FailureException if nothing can follow that is allowed
     */
    boolean accept(float[] logits) throws FailureException {
        filter.left(Math.min(most - written, limits.window - prompt.length - written));
        int token = choice.choose(logits, this::isAllowed);
        if (token < 0) {
            throw new FailureException(new Failure.Other("Cannot go on with the text.",
                    "The model knows no token that the given form allows here.", "Ask for another form, or none."));
        }
        if (limits.ends.get(token)) {
            return end(Ending.COMPLETE);
        }
        double probability = TokenChoice.probability(logits, token, this::isAllowed);
        likely *= probability;
        last = token;
        written++;
        filter.take(token);
        byte[] bytes = limits.vocabulary.bytes(token);
        say(text.add(bytes));
        note(text.given().length());
        if (text.isStopped()) {
            return end(Ending.STOP);
        }
        line = text.given().length() <= sureness.certain() ? 1 : beginsLine(bytes) ? probability : line * probability;
        if (line < sureness.least()) {
            return end(Ending.DOUBT);
        }
        return filter.mustEnd() ? end(Ending.COMPLETE) : written >= most ? end(Ending.LENGTH)
                : prompt.length + written >= limits.window ? end(Ending.WINDOW) : true;
    }

    private static boolean beginsLine(byte[] bytes) {
        for (byte each : bytes) {
            if (each == '\n') {
                return true;
            }
        }
        return false;
    }

    /** A token that is only half a character, or part of a stop, is told with the one that ends it, or not at all. */
    private void note(int end) {
        if (steps.isEmpty() ? end > 0 : end > steps.getLast().end()) {
            steps.add(new Generation.Step(end, likely));
            likely = 1;
        }
    }

    private boolean isAllowed(int token) {
        if (limits.ends.get(token)) {
            return filter.mayEnd();
        }
        return token < limits.vocabulary.size() && filter.allows(token);
    }

    private boolean end(Ending ending) throws FailureException {
        say(text.end());
        boolean asks = !text.uses().isEmpty();
        events.add(new Event.Done(new Generation(text.given(), text.uses(), asks ? Ending.TOOLS : ending,
                prompt.length, reused, written, steps)));
        return false;
    }

    private void say(String piece) {
        if (!piece.isEmpty()) {
            events.add(new Event.Piece(piece));
        }
    }

    void fail(Throwable cause) {
        events.add(new Event.Failed(cause));
    }

    /**
     * Hands on what is written until it is done.
     *
     * @throws Exception why it failed
     */
    Generation listen(Consumer<String> pieces) throws Exception {
        while (true) {
            switch (events.take()) {
                case Event.Piece(String piece) -> pieces.accept(piece);
                case Event.Done(Generation generation) -> {
                    return generation;
                }
                case Event.Failed(Exception cause) -> throw cause;
                case Event.Failed(Throwable cause) -> throw new IllegalStateException(cause);
            }
        }
    }
}
